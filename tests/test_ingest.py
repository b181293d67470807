"""A folder of reports in: rows of `reports`, and every problem of the folder at once."""

from __future__ import annotations

import errno
import hashlib
import os
import re
from pathlib import Path

import pytest

from flows.errors import InputError
from flows.project import SEEDS
from flows.seeds.ingest import Ingested, ingest
from flows.seeds.reference import read_reference
from tests.small_reports import small_report, write_reports
from transforms.reference import Unit

REFERENCE = read_reference(SEEDS)
HEADER = "file,ref_area,area_name,report_year,title,delivered_on,source_url\n"


def ingested(folder: Path) -> Ingested:
    return ingest(folder, REFERENCE.areas)


def ids(found: Ingested) -> list[str]:
    return [report.report_id for report in found.reports]


def test_the_projects_own_seeds_are_read_without_a_problem() -> None:
    found = ingested(SEEDS)
    seed = next(report for report in found.reports if report.report_id == "330600-2024")
    data = (SEEDS / "330600-2024.txt").read_bytes()
    assert found.problems == []
    assert seed.text.encode("utf-8") == data
    assert seed.source_sha256 == hashlib.sha256(data).hexdigest()
    assert (seed.n_chars, seed.area_name, seed.review_year) == (15_899, "绍兴市", 2023)


def test_reports_come_sorted_whatever_their_files_are_called(tmp_path: Path) -> None:
    write_reports(tmp_path, {"z.TXT": small_report(), "330600-2024.txt": small_report(), "330600-2023.txt": small_report(2023)})
    write_reports(tmp_path, {"reports.csv": HEADER + "z.TXT,330500,,2024,,,\n"})
    assert ids(ingested(tmp_path)) == ["330500-2024", "330600-2023", "330600-2024"]


def test_only_text_files_directly_in_the_folder_are_reports(tmp_path: Path) -> None:
    write_reports(tmp_path, {"330600-2024.txt": small_report(), "README.md": "x", "._330600-2024.txt": b"\0"})
    write_reports(tmp_path / "old", {"330600-2020.txt": small_report(2020)})
    assert (ids(ingested(tmp_path)), ingested(tmp_path).problems) == (["330600-2024"], [])


def test_a_registry_written_by_a_spreadsheet_is_read(tmp_path: Path) -> None:
    write_reports(tmp_path, {"a.txt": small_report()})
    line = 'a.txt,330600,绍兴市,2024,"2024年,政府工作报告",2024-02-01,https://example.org/a\n'
    for data in ((HEADER + line).encode("utf-8-sig"), (HEADER + line).replace("\n", "\r\n").encode("gb18030")):
        (tmp_path / "reports.csv").write_bytes(data)
        (report,) = ingested(tmp_path).reports
        assert (report.title, report.delivered_on, report.source_url) == ("2024年,政府工作报告", "2024-02-01", "https://example.org/a")


def test_every_problem_is_told_at_once_and_the_other_reports_are_read(tmp_path: Path) -> None:
    write_reports(
        tmp_path,
        {
            "330600-2024.txt": small_report(),
            "330600-2023.txt": b"",
            "330600-2022.txt": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
            "330600-2021.txt": "床前明月光，疑是地上霜。",
            "999999-2024.txt": small_report(),
            "绍兴市2020年.txt": small_report(2020),
            "330600-2020.txt": small_report(2020),
            "330600-2019.txt": small_report(2019),
            "reports.csv": HEADER + "330600-2019.txt,330600,,MMXIX,,,\nnowhere.txt,,,,,,\n",
        },
    )
    (tmp_path / "330600-2018.txt").mkdir()
    (tmp_path / "330600-2017.txt").symlink_to(tmp_path / "gone")
    os.mkfifo(tmp_path / "330600-2016.txt")
    found = ingested(tmp_path)
    assert ids(found) == ["330600-2019", "330600-2024"]
    expected = {
        "330600-2023.txt": "文件为空",
        "330600-2022.txt": "二进制",
        "330600-2021.txt": "不是政府工作报告",
        "999999-2024.txt": "不在 areas.csv",
        "绍兴市2020年.txt": "与 330600-2020.txt 同为 330600-2020",
        "330600-2018.txt": "不是文件",
        "330600-2017.txt": "cannot be read",
        "330600-2016.txt": "不是文件",
        "reports.csv, 第 2 行": "'MMXIX' 不是年份",
        "reports.csv, 第 3 行": "没有 nowhere.txt",
    }
    for where, reason in expected.items():
        assert [line for line in found.problems if f"{tmp_path}/{where}" in line and reason in line], (where, found.problems)
    assert len(found.problems) == len(expected)
    assert all(" · " in line and "\n" not in line for line in found.problems)


@pytest.mark.parametrize(
    ("registry", "reason"),
    [
        ("文件,地区\na.txt,330600\n", "表头缺少 file 列"),
        ("file,area\na.txt,330600\n", "未知的列 · unknown columns: area"),
        (HEADER + "a.txt,330600,,2024,a,b,c,d\n", "单元格多于表头"),
        (HEADER + "a.txt,330600\n", "单元格少于表头"),
        (HEADER + ",330600,,2024,,,\n", "file 为空"),
        (HEADER + "a.txt,,,,,,\na.txt,,,,,,\n", "第 3 行.*a.txt 已登记过"),
        (HEADER + "a.txt,0,,2008,,,\n", "'0' 不是六位代码"),
        (HEADER + "a.txt,330600,,2024,,2024-2-30,\n", "'2024-2-30' 不是日期"),
        (HEADER + "../a.txt,330600,,2024,,,\n", "没有 ../a.txt"),
        (HEADER + "reports.csv,330600,,2024,,,\n", "reports.csv 不是报告文件"),
        (HEADER + 'a.txt,"330600"x,,2024,,,\n', "第 2 行.*引号或逗号有误"),
        (b"\0\1\2", "二进制"),
    ],
)
def test_a_broken_registry_line_is_told_with_its_number(tmp_path: Path, registry: str | bytes, reason: str) -> None:
    write_reports(tmp_path, {"a.txt": small_report(), "330600-2024.txt": small_report(), "reports.csv": registry})
    found = ingested(tmp_path)
    assert "330600-2024" in ids(found)
    assert [line for line in found.problems if re.search(f"reports.csv.*{reason}", line)], found.problems


def test_a_folder_that_is_none_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    (tmp_path / "empty").mkdir()
    for name, reason in {"nowhere": "没有这个文件夹", "file": "不是文件夹", "empty": "没有报告"}.items():
        with pytest.raises(InputError, match=f"{tmp_path}/{name}: .*{reason}"):
            ingested(tmp_path / name)


def test_a_failure_that_may_pass_is_tried_again_and_told_in_the_end(tmp_path: Path) -> None:
    write_reports(tmp_path, {"330600-2024.txt": small_report()})
    (tmp_path / "330600-2023.txt").symlink_to("/proc/self/mem")  # A regular file that answers every read with EIO.
    with pytest.raises(OSError) as failure:
        ingest(tmp_path, REFERENCE.areas, last_try=False)
    assert failure.value.errno == errno.EIO
    found = ingest(tmp_path, REFERENCE.areas, last_try=True)
    assert ids(found) == ["330600-2024"]
    assert "330600-2023.txt: 读不了" in found.problems[0]


def test_reference_data_of_the_folder_goes_before_the_projects_own(tmp_path: Path) -> None:
    write_reports(tmp_path / "reference", {"units.csv": "unit,dimension,countable,name_en\n座,count,true,\n"})
    reference = read_reference(tmp_path)
    assert reference.units == (Unit("座", "count", True, None),)
    assert reference.areas == REFERENCE.areas


@pytest.mark.parametrize(
    ("units", "reason"),
    [
        ("unit,dimension,countable\n座,count,true\n", "columns missing: name_en"),
        ("unit,dimension,countable,name_en\n座,count,maybe,\n", "line 2: countable = 'maybe'"),
        ("unit,dimension,countable,name_en\n座,count,true,\n,count,true,x\n", "line 3: unit 为空 · is empty"),
        (b"\0", "binary"),
    ],
)
def test_broken_reference_data_is_told_with_file_and_line(tmp_path: Path, units: str | bytes, reason: str) -> None:
    write_reports(tmp_path / "reference", {"units.csv": units})
    with pytest.raises(InputError, match=reason) as error:
        read_reference(tmp_path)
    assert "units.csv" in str(error.value)
