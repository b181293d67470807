"""Reports in every format: the report found in it, nothing of it lost, nothing else taken for it, its own bytes kept."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from importlib import import_module
from pathlib import Path

import pytest

from flows.errors import InputError
from flows.project import SEEDS
from flows.seeds.adding import add
from flows.seeds.at import seeds_at
from flows.seeds.formats.archive import members
from flows.seeds.formats.kinds import PAGE, PDF, WORD, Kind
from flows.seeds.formats.markdown import plain
from flows.seeds.formats.one import one_document
from flows.seeds.formats.word_numerals import written
from flows.seeds.ingest import Ingested, ingest, originals
from flows.seeds.reference import read_reference
from tests.small_reports import small_report, write_reports
from tests.source_files import PARAGRAPHS, archive, archive_of_names, counted_word, page, page_of_tables, pdf, scan, word
from transforms.sources.decoding import canonical

AREAS = read_reference(SEEDS).areas
LONG = "\n".join([*PARAGRAPHS[:3], *(f"第{n}项工作稳步推进，新建学校{n}所，投入资金{n * 3 + 100}.{n % 10}亿元，惠及群众{n * 7}万人。" for n in range(1, 60)), *PARAGRAPHS[3:]])


def text(kind: Kind, data: bytes) -> str:
    """What the reader of the format makes of `data`, in this process."""
    reader = import_module(f"flows.seeds.formats.{kind.name}")
    return canonical(reader.report_in(data)[0])


def squeezed(words: str) -> str:
    return "".join(words.split())


def ids(found: Ingested) -> dict[str, str]:
    return {report.source_file: report.report_id for report in found.reports}


def table(rows: list[dict[str, object]]) -> str:
    out = io.StringIO()
    lines = csv.DictWriter(out, list(rows[0]))
    lines.writeheader()
    lines.writerows(rows)
    return out.getvalue()


def test_a_word_file_gives_its_paragraphs_tables_and_accepted_changes() -> None:
    assert text(WORD, word()).split("\n") == [*PARAGRAPHS, "公路里程\t321公里", "新增学位500个。"]


def test_the_numbers_that_word_counts_itself_are_in_the_text() -> None:
    paragraphs = [
        ("各位代表：", None, 1), ("2023年工作回顾", None, 0), ("经济稳中有进。", 1, 1), ("民生改善。", 1, 1), ("就业", 2, 1), ("教育", 2, 1), ("中小学", 3, 1),
        ("2024年工作安排", None, 0), ("扩大需求。", 1, 1), ("守牢底线。", 1, 1), ("附则", 1, 2), ("谢谢大家！", None, 1),
    ]  # fmt: skip
    assert text(WORD, counted_word(paragraphs)).split("\n") == [
        "各位代表：", "一、2023年工作回顾", "（一）经济稳中有进。", "（二）民生改善。", "1. 就业", "2. 教育", "1.1 中小学",
        "二、2024年工作安排", "（一）扩大需求。", "（二）守牢底线。", "（一）附则", "谢谢大家！",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("number", "kind", "shown"),
    [(3, "decimal", "3"), (10, "chineseCounting", "十"), (11, "chineseCountingThousand", "十一"), (40, "chineseCounting", "四十"), (123, "chineseCounting", "123"),
     (2, "decimalEnclosedCircle", "②"), (28, "lowerLetter", "bb"), (14, "upperRoman", "XIV"), (7, "hebrew1", "7")],
)  # fmt: skip
def test_numbers_are_written_as_word_does(number: int, kind: str, shown: str) -> None:
    assert written(number, kind) == shown


def test_numbers_of_a_word_file_never_run_together_and_nothing_is_told_twice() -> None:
    cell = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>".format
    inner = f"<w:tc><w:tbl><w:tr>{cell(5)}{cell(6)}</w:tr></w:tbl><w:p/></w:tc>"
    two = "<w:tc><w:p><w:r><w:t>12</w:t></w:r></w:p><w:p><w:r><w:t>34</w:t></w:r></w:p></w:tc>"
    wide = f"<w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr>{cell('指标')[6:]}"
    box = "<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>图1</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>"
    contents = "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val='Table of Contents'/></w:docPartObj></w:sdtPr><w:sdtContent><w:p><w:r><w:t>一、回顾 3</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    control = "<w:sdt><w:sdtContent><w:p><w:r><w:t>增长6%。</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    blocks = [contents, control, f"<w:tbl><w:tr>{wide}</w:tr><w:tr>{two}{inner}</w:tr></w:tbl>", f"<w:p><w:r><w:t>投资增长</w:t></w:r>{box}<w:r><w:t>8%。</w:t></w:r></w:p>"]
    assert text(WORD, counted_word([("各位代表：", None, 1)], blocks)).split("\n") == ["各位代表：", "增长6%。", "指标", "12 34\t5 6", "投资增长8%。", "图1"]


def test_the_notes_of_a_word_file_stand_behind_it_all() -> None:
    from docx import Document
    from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    note = '<w:footnote w:id="{}"{}><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:footnote>'.format
    notes = f'<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{note(0, " w:type=" + chr(34) + "separator" + chr(34), "")}{note(2, "", "新基建：是指信息基础设施。")}</w:footnotes>'
    document = Document(io.BytesIO(word()))
    document.part.relate_to(Part(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, notes.encode(), document.part.package), RELATIONSHIP_TYPE.FOOTNOTES)
    out = io.BytesIO()
    document.save(out)
    assert text(WORD, out.getvalue()).split("\n")[-3:] == ["新增学位500个。", "注释", "[1]新基建：是指信息基础设施。"]


@pytest.mark.parametrize("charset", ["utf-8", "gb2312"])
def test_a_page_gives_its_report_whole_and_nothing_of_its_chrome(charset: str) -> None:
    found = text(PAGE, page(LONG.split("\n"), charset)).split("\n")
    assert found == ["2024年绍兴市政府工作报告", *LONG.split("\n")]


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("a.doc", b"x", "Word 97-2003 格式不能读，请另存为 .docx"), ("a.wps", b"x", "WPS is not read: save it as .docx"), ("a.ofd", b"x", "OFD is not read"), ("a.rtf", b"x", "RTF is not read"),
        ("a.mht", b"x", "请用浏览器另存为 .html"), ("a.xlsx", b"x", "save it as .csv"), ("a.json", b"[]", "make it .jsonl"), ("a.rar", b"x", "pack it as .zip"),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(900), "Office (encrypted) is not read"), ("a.txt", b"{\\rtf1\\ansi}", "RTF is not read"),
        ("a.html", b'From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\r\n', "MHTML is not read: save it as .html"),
        ("a.zip", archive({"图/1.png": "x"}), "其中没有报告"), ("a.csv", b"text,year\n", "it holds no report"), ("a.csv", "text,年份\n,2021\n".encode(), "1 行没有正文（第 2 行）"),
    ],
)  # fmt: skip
def test_what_is_not_read_is_told_with_what_to_do(name: str, data: bytes, told: str, tmp_path: Path) -> None:
    write_reports(tmp_path, {name: data, "330600-2024.txt": small_report()})
    found = ingest(tmp_path, AREAS)
    [line] = found.problems
    assert line.startswith(f"{tmp_path / name}: ") and told in line
    assert list(ids(found)) == ["330600-2024.txt"]


def test_of_two_columns_of_long_texts_the_one_with_the_speech_is_read(tmp_path: Path) -> None:
    row = {"简介": "这是一座江南小城，山清水秀。" * 40, "文": small_report() * 9, "年份": "2024", "城市": "绍兴市"}
    write_reports(tmp_path, {"a.csv": "\ufeff" + table([row]).replace("\n", "\r\n")})
    assert one_document(f"{tmp_path}/a.csv").data.decode().startswith("各位代表")


def test_a_dump_by_other_names_signs_and_encodings_is_read(tmp_path: Path) -> None:
    rows = [{"省级": "浙江", "城市名称": "绍兴市", "年度": 2023, "文本内容": small_report(2023)}]
    write_reports(tmp_path, {"a.csv": table(rows).encode("gb18030"), "b.csv": "地级;年份;报告原文\n湖州市;2022;\"" + small_report(2022) + "\"\n", "c.tsv": f"city\tyear\ttext\n台州市\t2021\t{small_report(2021)!r}\n"})
    found = ingest(tmp_path, AREAS)
    assert (found.problems, ids(found)) == ([], {"a.csv#2": "330600-2023", "b.csv#2": "330500-2022", "c.tsv#2": "331000-2021"})
    assert [report.area_name for report in found.reports] == ["湖州市", "绍兴市", "台州市"]


def test_a_page_of_nested_tables_with_a_wrong_label_gives_its_report_alone() -> None:
    assert text(PAGE, page_of_tables(LONG.split("\n"))).split("\n") == ["政府工作报告", *LONG.split("\n")]


def test_preformatted_lines_stay_lines_and_links_behind_the_speech_are_no_part_of_it() -> None:
    links = "".join(f"<li><a>{year}年政府工作报告</a></li>" for year in range(2010, 2020))
    speech = LONG.replace(PARAGRAPHS[-1], f"3D打印产业增长7%，让我们一起打印未来。\n{PARAGRAPHS[-1]}")
    source = f"<html><body><div><a>首页</a></div><pre>{speech}</pre><div><h3>相关文章</h3><ul>{links}</ul></div></body></html>"
    assert text(PAGE, source.encode()).split("\n") == speech.split("\n")


def test_a_table_of_data_on_a_page_is_a_line_a_row() -> None:
    rows = [("指标", "单位", "2023年"), ("工业增加值", "亿元", "602"), ("财政收入", "亿元", "97.5")]
    cells = "".join("<tr>" + "".join(f"<td><p>{cell}</p></td>" for cell in row) + "</tr>" for row in rows)
    made = text(PAGE, page(["浏览量：3211", *PARAGRAPHS[:-1], f"</p><table>{cells}</table><p>", PARAGRAPHS[-1]]))
    assert "指标\t单位\t2023年\n工业增加值\t亿元\t602\n财政收入\t亿元\t97.5\n" in made and "浏览量" not in made


@pytest.mark.parametrize("columns", [1, 2])
def test_a_pdf_gives_its_text_column_by_column_without_heads_and_page_numbers(columns: int) -> None:
    assert squeezed(text(PDF, pdf(LONG, columns))) == squeezed(LONG)


def test_markdown_gives_its_words_without_marks() -> None:
    source = "---\ntitle: x\n---\n# 政府工作报告\n\n**2023年**增长[6.4%](http://x)。\n\n1. 第一项\n2. 第二项\n\n| 指标 | 数值 |\n|--|--|\n| 财政收入 | 12亿元 |\n"
    assert plain(source) == "政府工作报告\n2023年增长6.4%。\n1. 第一项\n2. 第二项\n指标\t数值\n财政收入\t12亿元"


def test_a_folder_of_all_formats_is_read_and_every_source_is_kept(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "330600-2024.txt": small_report(),
        "绍兴市2023年政府工作报告.md": "# 政府工作报告\n\n" + small_report(2023).replace("\n", "\n\n"),
        "湖州市2024.docx": word(),
        "all.zip": archive({"old/330600-2020.txt": small_report(2020).encode("gb18030"), "__MACOSX/x.txt": "x", "说明.doc": b"x", "a/330600-2021.txt": small_report(2021)}),
        "dump.csv": table(
            [
                {"省份": "浙江省", "城市": "绍兴市", "年份": 2018, "正文": small_report(2018), "网址": "https://example.org/2018"},
                {"省份": "浙江省", "城市": "嘉兴市", "年份": 2018, "正文": small_report(2018), "网址": ""},
                {"省份": "浙江省", "城市": "嘉兴市", "年份": 2016, "正文": small_report(2018), "网址": ""},
            ]
        ),
        "more.jsonl": json.dumps({"ref_area": "330600", "year": "2017年", "content": small_report(2017)}, ensure_ascii=False) + "\n[1]\n",
        "README.md": "x", "旧稿.wps": b"x",
    }  # fmt: skip
    write_reports(tmp_path, files)
    found = ingest(tmp_path, AREAS)
    assert ids(found) == {
        "330600-2024.txt": "330600-2024", "绍兴市2023年政府工作报告.md": "330600-2023", "湖州市2024.docx": "330500-2024",
        "all.zip/a/330600-2021.txt": "330600-2021", "all.zip/old/330600-2020.txt": "330600-2020",
        "dump.csv#2": "330600-2018", "dump.csv#3": "330400-2018", "more.jsonl#1": "330600-2017",
    }  # fmt: skip
    problems = {"all.zip/说明.doc": "Word 97-2003", "旧稿.wps": "WPS", "dump.csv#4": "应为 2018 年，不是 2016 年", "more.jsonl#2": "不是一个 JSON 对象"}
    assert len(found.problems) == len(problems)
    for name, why in problems.items():
        assert [line for line in found.problems if line.startswith(f"{tmp_path / name}: ") and why in line and " · " in line], (name, found.problems)
    by_id = {report.report_id: report for report in found.reports}
    assert by_id["330600-2018"].source_url == "https://example.org/2018"
    kept = dict(originals(tmp_path, found.reports, found.sources))
    assert set(kept) == {"sources/330500-2024.docx", "sources/330600-2020.txt", "sources/330600-2023.md"}
    for source in found.sources:
        data = kept[source.kept_as] if source.kept_as else by_id[source.report_id].text.encode()
        assert (len(data), hashlib.sha256(data).hexdigest()) == (source.n_bytes, by_id[source.report_id].source_sha256)


def test_a_scan_and_what_is_broken_are_told() -> None:
    reasons = {"没有文字层": (PDF, scan()), "PDF 已损坏": (PDF, b"%PDF-1.7 nothing"), "压缩包已损坏": (WORD, b"PK\x03\x04 nothing")}
    for reason, (kind, data) in reasons.items():
        with pytest.raises(ValueError, match=reason) as refused:
            text(kind, data)
        assert " · " in str(refused.value) and "\n" not in str(refused.value)


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8"])
def test_the_names_in_an_archive_are_read_though_their_encoding_is_not_told(encoding: str) -> None:
    assert [name for name, _ in members(archive_of_names(["报告/绍兴市2024年.txt", "报告/Thumbs.db", "报告/.DS_Store"], encoding))] == ["报告/绍兴市2024年.txt"]


def test_one_of_several_is_named(tmp_path: Path) -> None:
    write_reports(tmp_path, {"all.zip": archive({"a.txt": "甲", "b/c.txt": "乙"}), "dump.csv": table([{"text": "甲"}, {"text": "乙"}])})
    assert one_document(f"{tmp_path}/all.zip/b/c.txt").data.decode() == "乙"
    assert one_document(f"{tmp_path}/dump.csv#3").data.decode() == "乙"
    for where, reason in {"all.zip": "含有多份，请指明一份.*all.zip/a.txt, all.zip/b/c.txt", "dump.csv#9": "没有这一份", "": "是文件夹", "x.txt": "没有这个文件"}.items():
        with pytest.raises(InputError, match=reason):
            one_document(f"{tmp_path}/{where}")


def test_a_hash_in_the_name_of_a_file_is_no_row_of_a_dump(tmp_path: Path) -> None:
    (tmp_path / "绍兴#2024.html").write_bytes(page())
    (tmp_path / "reports.csv").write_text("file,ref_area,report_year\n绍兴#2024.html,330600,2024\n", encoding="utf-8")
    found = ingest(tmp_path, AREAS)
    assert (found.problems, ids(found)) == ([], {"绍兴#2024.html": "330600-2024"})
    assert list(originals(tmp_path, found.reports, found.sources)) == [("sources/330600-2024.html", page())]
    (tmp_path / "绍兴#2024.html").unlink()
    with pytest.raises(InputError, match="gone since it was read"):
        list(originals(tmp_path, found.reports, found.sources))


def test_what_is_wrong_with_a_single_file_is_told_of_that_file(tmp_path: Path) -> None:
    write_reports(tmp_path, {"330600-2024.txt": "x"})
    where = str(tmp_path / "330600-2024.txt")
    with pytest.raises(InputError) as told, seeds_at(where) as seeds:
        raise InputError("\n".join(ingest(seeds, AREAS).problems))
    assert str(told.value).startswith(f"{where}: 不是政府工作报告")


def test_adding_copies_the_source_and_registers_what_was_found(tmp_path: Path) -> None:
    write_reports(tmp_path / "in", {"绍兴市2024年.txt": small_report(), "草稿.txt": small_report(2023), "诗.txt": "床前明月光"})
    write_reports(tmp_path / "seeds", {"reports.csv": "file,report_year,ref_area\n".encode("utf-8-sig")})
    added = add(f"{tmp_path}/in/绍兴市2024年.txt", tmp_path / "seeds")
    assert (added.file.name, added.open, added.evidence["area_evidence"]) == ("330600-2024.txt", None, "绍兴市")
    assert added.file.read_text(encoding="utf-8") == small_report()
    unclear = add(f"{tmp_path}/in/草稿.txt", tmp_path / "seeds")
    assert unclear.open and "地区不明" in unclear.open
    assert (tmp_path / "seeds/reports.csv").read_bytes().decode() == "\ufefffile,report_year,ref_area\n330600-2024.txt,2024,330600\n草稿.txt,,\n"
    for name, reason in {"绍兴市2024年.txt": "已经有了", "诗.txt": "不是政府工作报告"}.items():
        with pytest.raises(InputError, match=reason):
            add(f"{tmp_path}/in/{name}", tmp_path / "seeds")
    assert sorted(path.name for path in (tmp_path / "seeds").iterdir()) == ["330600-2024.txt", "reports.csv", "草稿.txt"]
    assert ids(ingest(tmp_path / "seeds", AREAS)) == {"330600-2024.txt": "330600-2024"}
