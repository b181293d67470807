"""The pages of a release as files: complete, inert, linked, the same in every run."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest

from flows.pages import talk
from flows.pages.area_names import area_words
from flows.pages.contents import read_contents
from flows.pages.front import Listed, front_page
from flows.pages.inert import CONTROLS, cell, inert
from flows.pages.render import POLICY, script_json
from flows.pages.report_page import write_report_page
from flows.pages.values import glyph, said, unit_words
from flows.project import ROOT
from tests.pages_html import Page
from tests.pages_site import HOSTILE, OVERRIDE, publish, report_row, report_text, ten_reports
from tests.release_tools import bytes_of
from tests.small_reports import wrapped
from transforms.tables import OBSERVATIONS

BLANK = re.compile(r"\s+")


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return publish(tmp_path_factory.mktemp("store"), ten_reports())


@pytest.fixture(scope="module")
def pages(release: Path) -> list[Page]:
    return [Page(path) for path in [release.parent / "index.html", *sorted(release.rglob("*.html"))]]


def reports_of(release: Path) -> list[tuple[Any, Page]]:
    contents = read_contents(release, release.name)
    return [(one, Page(release / "reports" / f"{one.report.report_id}.html")) for one in contents.reports]


def test_every_report_area_and_list_has_its_page(release: Path) -> None:
    assert {path.stem for path in (release / "reports").glob("*.html")} == {row.report_id for row in ten_reports()}
    assert [path.name for path in (release / "areas").glob("*.html")] == ["330600.html"]
    assert (release / "index.html").exists() and (release.parent / "index.html").exists()


def test_the_text_is_shown_whole_and_every_number_is_marked_once(release: Path) -> None:
    for one, page in reports_of(release):
        text = "".join(char if not CONTROLS.match(char) else inert(char) for char in one.report.text)
        assert BLANK.sub("", page.article) == BLANK.sub("", text)
        assert page.marks == {place: row.numeral for place, row in enumerate(one.numerals)}
        rows = {row["i"]: row for row in json.loads(page.data)["rows"]}
        assert rows.keys() == {f"obs-{row.observation_id}" for row in one.observations} | {f"rank-{row.ranking_id}" for row in one.rankings}
        assert rows.keys() <= set(page.ids)


def test_a_mark_says_what_became_of_its_number(release: Path) -> None:
    _, page = reports_of(release)[0]
    kinds = {page.marks[int(mark["data-n"] or "")] + " " + (mark["class"] or "") for mark in page.all("mark")}
    assert {"5120 actual", "6 estimated", "6 target", "1 rank", "2024 other", "4151 other", "42 unresolved", "5.5 target"} <= kinds


def test_a_hostile_report_is_inert(pages: list[Page]) -> None:
    for page in pages:
        source = page.path.read_text(encoding="utf-8")
        assert OVERRIDE not in source
        assert not page.all("img")
        for element in page.elements:
            assert not [name for name in element.attributes if name.startswith("on") or name == "style"], element
            if element.tag == "script" and element.attributes.get("type") != "application/json":
                assert element.attributes.get("src") or page.path.parent.name != "reports"
    hostile = next(page for page in pages if page.path.stem == HOSTILE)
    assert "<script>window.broken=1</script>" in hostile.article and "‹U+202E›" in hostile.article
    assert json.loads(hostile.data)["rows"], "the attack does not end the data block"


def test_the_policy_allows_nothing_but_the_release_itself(pages: list[Page]) -> None:
    ours = [page for page in pages if page.path.parent.name != "quality"]
    for page in ours:
        policy = next(meta["content"] or "" for meta in page.all("meta") if meta.get("http-equiv") == "Content-Security-Policy")
        assert policy.startswith("default-src 'none'") and "unsafe" not in policy and "http" not in policy
        loaded = [script["src"] for script in page.all("script") if script.get("src")] + [link["href"] for link in page.all("link")]
        assert not [address for address in loaded if urlsplit(address or "").scheme not in ("", "data")]
    assert "connect-src" not in POLICY, "no request is allowed by default-src"


def test_every_link_leads_somewhere(pages: list[Page], release: Path) -> None:
    ids = {page.path.resolve(): set(page.ids) for page in pages}
    for page in pages:
        assert len(page.ids) == len(set(page.ids)), f"an id twice in {page.path}"
        for link in page.all("a") + page.all("link") + page.all("script"):
            address = urlsplit(link.get("href") or link.get("src") or "#")
            if address.scheme:
                continue
            target = (page.path.parent / unquote(address.path)).resolve() if address.path else page.path.resolve()
            assert target.exists(), f"{page.path.name} → {address.path}"
            assert not address.fragment or unquote(address.fragment) in ids[target], f"{page.path.name} → {link}"


def test_links_of_the_area_page_lead_to_the_numbers_they_show(release: Path) -> None:
    area = Page(release / "areas" / "330600.html")
    shown = [link["href"] or "" for link in area.all("a") if "#obs-" in (link["href"] or "")]
    assert {address.partition(".html")[0][-4:] for address in shown} == {"2022", "2023", "2024"}


def test_an_area_page_tells_which_promises_were_met(release: Path) -> None:
    told = [row for row in read_contents(release, release.name).outcomes.values() if row.ref_area == "330600"]
    assert {row.met for row in told} >= {True, False}
    html = (release / "areas" / "330600.html").read_text(encoding="utf-8")
    marked = [html.count(f'<span class="verdict {verdict}">') for verdict in ("met", "missed")]
    main = [row.met for row in told if row.section_role == "targets"]
    assert marked == [sum(row.met is met and row.indicator_code is not None for row in told) for met in (True, False)]
    assert re.findall('<b class="(?:met|missed)">([0-9]+)</b> (?:were|was|missed)', html) == [str(main.count(True)), str(main.count(False))]


def test_titles_and_places_are_in_english_for_readers_of_english(pages: list[Page]) -> None:
    han = re.compile("[\u4e00-\u9fff]")
    titles = {page.path.name: element.attributes["data-en"] or "" for page in pages for element in page.elements if element.tag == "title"}
    assert titles["330600.html"].startswith("Shaoxing: promises") and titles["330600-2024.html"].startswith("Shaoxing 2024 government work report")
    assert not [title for title in titles.values() if han.search(title)]


@pytest.mark.parametrize(
    ("name", "english"),
    [
        ("清苑区", "Qingyuan District"), ("赵县", "Zhao County"), ("安国市", "Anguo"), ("东阿县", "Dong'e County"), ("单县", "Shan County"), ("玉屏侗族自治县", "Yuping Dong Autonomous County"),
        ("威宁彝族回族苗族自治县", "Weining Yi, Hui and Miao Autonomous County"), ("莫力达瓦达斡尔族自治旗", "Molidawa Daur Autonomous Banner"), ("东乡族自治县", "Dongxiang Autonomous County"),
        ("雄安新区", "Xiong'an New Area"), ("延边朝鲜族自治州", "Yanbian Korean Autonomous Prefecture"), ("330699", "330699"),
    ],
)  # fmt: skip
def test_a_county_has_its_pinyin_for_an_english_name(name: str, english: str) -> None:
    assert area_words(name, None) == (name, english) and area_words("绍兴市", "Shaoxing").en == "Shaoxing"


@pytest.mark.parametrize(("unit", "english"), [("万人", "10,000 people"), ("亿元", "100 million yuan"), ("%", "%"), ("家", ""), ("万亿斤", "trillion jin"), ("标箱", "标箱"), ("", "")])
def test_a_unit_at_an_axis(unit: str, english: str) -> None:
    assert unit_words(unit) == (unit, english)


def test_the_same_release_gives_the_same_bytes(release: Path, tmp_path: Path) -> None:
    code = "import sys; from pathlib import Path; from tests.pages_site import publish, ten_reports; publish(Path(sys.argv[1]), ten_reports())"
    subprocess.run([sys.executable, "-c", code, str(tmp_path / "elsewhere")], cwd=ROOT, env={"PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", "LC_ALL": "C", "PATH": ""}, check=True)
    assert bytes_of(tmp_path / "elsewhere") == bytes_of(release.parent)


def test_a_megabyte_in_one_line_is_a_page(tmp_path: Path) -> None:
    line = "新增企业37家，" + "稳中求进" * 250_000 + "，建成码头38个。"
    release = publish(tmp_path, [report_row("330100-2024", report_text(2024, 0, line))])
    page = Page(release / "reports" / "330100-2024.html")
    assert len(page.article) > 1_000_000 and {"37", "38"} <= set(page.marks.values())


def test_an_area_is_called_as_each_report_calls_it(tmp_path: Path) -> None:
    """襄樊 was renamed 襄阳 under one code."""
    texts = {year: report_text(year, 0) for year in (2023, 2024)}
    release = publish(tmp_path, [report_row("330100-2023", texts[2023])._replace(area_name="襄樊市"), report_row("330100-2024", texts[2024])])
    for year, zh, en in ((2023, "襄樊市", "Xiangfan"), (2024, "杭州市", "Hangzhou")):
        title = next(element for element in Page(release / "reports" / f"330100-{year}.html").elements if element.tag == "title")
        assert (title.attributes["data-en"] or "").startswith(en)
        assert f"<h1><span class=\"zh\" lang=\"zh-CN\">{zh}" in (release / "reports" / f"330100-{year}.html").read_text(encoding="utf-8")


def test_an_empty_report_has_a_page(tmp_path: Path) -> None:
    release = publish(tmp_path, [report_row("330100-2024", "各位代表：谢谢大家！\n")])
    page = Page(release / "reports" / "330100-2024.html")
    assert "谢谢大家" in page.article and not page.marks


def test_a_promise_is_drawn_as_what_it_is_in_every_table(release: Path) -> None:
    for page in ("index.html", "areas/330600.html"):
        body = (release / page).read_text(encoding="utf-8").partition("<main")[2]
        assert 'href="#g-between"' in body, "a range is promised"


def test_a_source_address_that_is_no_web_address_is_no_link(release: Path, tmp_path: Path) -> None:
    contents = read_contents(release, release.name)
    one = contents.reports[0]
    for address, linked in (("javascript:alert(1)", False), ("https://example.org/report", True)):
        write_report_page(tmp_path, contents, type(one)(one.report._replace(source_url=address), *list(vars(one).values())[1:]), [one])
        page = Page(tmp_path / "reports" / f"{one.report.report_id}.html")
        assert (address in [link["href"] for link in page.all("a")]) is linked


def test_pictures_come_with_words_and_data(release: Path) -> None:
    page = Page(release / "reports" / "330600-2024.html")
    plots = [each for each in page.all("div") if "data-picture" in each]
    assert [plot["data-picture"] for plot in plots] == ["targets", "rates", "growth", "ranks", "attention"]
    for plot in plots:
        assert len(plot["aria-label"] or "") > 10 and len(plot["data-en-aria-label"] or "") > 10
        assert json.loads(page.data)["pictures"][plot["data-picture"]]
        data = (release / "reports" / "330600-2024" / f"{plot['data-picture']}.csv").read_text(encoding="utf-8-sig")
        assert data.count("\n") > 2 and data.startswith(("observation_id,", "ranking_id,", "report_id,"))


def test_the_list_marks_what_was_withdrawn() -> None:
    listed = [Listed("1.1.0", [], [("observations", "changed", 3)], [], True, None), Listed("1.0.0", [], [], [], True, "错页 <b>")]
    html = front_page(listed, "1.1.0")
    assert html.index("1.1.0/index.html") < html.index("1.0.0/index.html")
    assert "已撤回" in html and "错页 &lt;b&gt;" in html and "observations" in html


def observed(**values: Any) -> Any:
    empty = dict.fromkeys(OBSERVATIONS.column_names)
    return OBSERVATIONS.row_type(**{**empty, "measure": "growth", "obs_value": 5.0, "unit_measure": "%", "base_value": 5.0, "base_unit": "%", "comparator": "eq", **values})


@pytest.mark.parametrize(
    ("row", "zh", "en", "shape"),
    [
        (observed(), "+5%", "+5%", "eq"),
        (observed(comparator="ge"), "+5% 以上", "at least +5%", "ge"),
        (observed(obs_value=-5.0, base_value=-5.0), "−5%", "−5%", "eq"),
        (observed(obs_value=-5.0, base_value=-5.0, comparator="ge"), "下降 5% 以上", "down at least 5%", "le"),
        (observed(obs_value_upper=5.5, comparator="between"), "+5–5.5%", "+5–5.5%", "between"),
        (observed(measure="rate", comparator="le"), "5% 以内", "at most 5%", "le"),
        (observed(measure="level", obs_value=7791.0, unit_measure="亿元", base_value=779100000000.0, base_unit="元"), "7791亿元", "779.1 billion yuan", "eq"),
        (observed(measure="level", obs_value=3.335, unit_measure="万亩", base_value=33350.0, base_unit="亩", comparator="approx"), "3.335万亩 左右", "about 33,350 mu", "approx"),
        (observed(measure="level", obs_value=25.0, unit_measure="家", base_value=25.0, base_unit="家", comparator="gt"), "超过 25家", "more than 25", "gt"),
    ],
)
def test_a_value_is_said_as_the_text_says_it(row: Any, zh: str, en: str, shape: str) -> None:
    assert (said(row).words, glyph(row)) == ((zh, en), shape)


def test_spreadsheets_compute_nothing() -> None:
    assert [cell(text) for text in ("=1+1", "-1", "@x", "+x", "地区生产总值")] == ["'=1+1", "'-1", "'@x", "'+x", "地区生产总值"]


def test_json_cannot_end_its_script() -> None:
    value = {"a": "</script><!--\u2028&"}
    assert not set("<>&\u2028") & set(script_json(value)) and json.loads(script_json(value)) == value


def test_the_card_claims_no_more_than_the_reading_reaches() -> None:
    from bench.accuracy import figures
    from bench.scored import GOLD, score_folder
    from flows.pages.card import accuracy

    reached = figures(score_folder(GOLD))
    for name, figure in accuracy()["figures"].items():
        assert reached[name] >= figure, name
    for one in accuracy()["annotated"]:
        assert (one["observations"], one["ranks"]) == (reached["reports"][one["report_id"]]["obs_gold"], reached["reports"][one["report_id"]]["rank_gold"])


def test_the_bars_of_what_it_talks_about_are_the_shares_of_the_release(release: Path) -> None:
    contents = read_contents(release, release.name)
    for one, page in reports_of(release):
        shares = {row.dictionary_id: row for row in contents.words.shares[one.report.report_id] if row.hit_sentences}
        drawn = json.loads(page.data)["pictures"]["attention"]
        assert sorted(record["v"] for record in drawn) == sorted(round(100 * row.hit_sentences / row.n_sentences, 2) for row in shares.values())
        assert [record["v"] for record in drawn] == sorted((record["v"] for record in drawn), reverse=True)


def test_behind_a_bar_stand_its_sentences(release: Path) -> None:
    contents = read_contents(release, release.name)
    for one, page in reports_of(release):
        counts = {talk.name_of(contents, row.dictionary_id): row.hit_sentences for row in contents.words.shares[one.report.report_id] if row.hit_sentences}
        found = talk.behind(contents, one)
        assert {each.name: each.count for each in found} == counts
        for sentence in (sentence for each in found for sentence in each.sentences):
            assert any(is_term for _, is_term in sentence.pieces) and sentence.section_id in page.ids
            assert BLANK.sub("", "".join(words for words, _ in sentence.pieces)) in BLANK.sub("", inert(one.report.text))


def test_behind_a_bar_stand_whole_sentences_however_the_page_broke_its_lines(tmp_path: Path) -> None:
    speech = report_text(2024, 1).replace("推进产业升级。", "推进产业升级。我们牢记“科技创新是核心动力。”教育、科技、人才一体推进，" + "科技兴市、教育强市、生态立市，" * 4 + "成效显著。")
    text = "\n".join(line for paragraph in speech.splitlines() for line in (wrapped(paragraph, 26) or "\n").splitlines())
    folder = publish(tmp_path, [report_row("330200-2024", text)])
    contents = read_contents(folder, folder.name)
    counts = {talk.name_of(contents, row.dictionary_id): row.hit_sentences for row in contents.words.shares["330200-2024"] if row.hit_sentences}
    found = talk.behind(contents, contents.reports[0])
    assert {each.name: each.count for each in found} == counts
    said = {"".join(words for words, _ in sentence.pieces) for each in found for sentence in each.sentences}
    assert "我们牢记“科技创新是核心动力。”" in said and any(each.startswith("教育、科技、人才") and each.endswith("成效显著。") for each in said)


def test_an_area_shows_what_its_reports_talk_about_year_by_year(release: Path) -> None:
    page = Page(release / "areas" / "330600.html")
    tracks = {name: records for name, records in json.loads(page.data)["pictures"].items() if name.startswith("talk-")}
    assert len(tracks) > 2 and all([record["p"] for record in records] == [2022, 2023, 2024] for records in tracks.values())
    assert {f"{name}.csv" for name in tracks} <= {path.name for path in (release / "areas" / "330600").iterdir()}
