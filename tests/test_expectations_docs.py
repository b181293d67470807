"""The data docs of a release: readable offline, the same in every run, and saying which rows failed."""

from __future__ import annotations

import re
from functools import cache
from html.parser import HTMLParser

import pytest

from expectations.docs import pages
from tests.all_at_once import check
from tests.mutations import MUTATIONS, edit
from tests.good_tables import REFERENCE, good_tables
from transforms.tables import TABLES

NO_END = {"meta", "link", "br", "img", "hr", "input"}


@cache
def result():
    tables = good_tables()
    edit(tables, "observations", "o06", unit_measure="蒲式耳")
    MUTATIONS["rankings.claimed_once"](tables, REFERENCE)
    return check(tables, REFERENCE)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("docs")
    for name, content in pages(result()).items():
        (folder / name).write_bytes(content)
    return folder


class Page(HTMLParser):
    """Elements that are opened and closed, what they link to, and whether each closing tag closes the last one open."""

    def __init__(self, text):
        super().__init__()
        self.open, self.links, self.ids, self.nested = [], [], [], True
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.links += [value for name, value in attrs if name in ("href", "src")]
        self.ids += [value for name, value in attrs if name == "id"]
        self.open += [] if tag in NO_END else [tag]

    def handle_endtag(self, tag):
        self.nested &= bool(self.open) and self.open.pop() == tag


def test_there_is_a_page_for_every_table(folder):
    assert {path.name for path in folder.iterdir()} == {"index.html", "docs.css", *(f"{table.name}.html" for table in TABLES)}


def test_the_pages_are_whole_and_need_nothing_from_outside(folder):
    for path in folder.glob("*.html"):
        text = path.read_text(encoding="utf-8")
        page = Page(text)
        assert page.nested and page.open == [], path.name
        assert "<script" not in text and not re.search(r"https?:|url\(", text)
        for link in page.links:
            target, _, fragment = link.partition("#")
            assert (folder / target).is_file() if target else fragment in page.ids, link
    assert not re.search(r"https?:|@import|url\(", (folder / "docs.css").read_text(encoding="utf-8"))


def test_the_pages_are_the_same_in_every_run(folder):
    tables = good_tables()
    edit(tables, "observations", "o06", unit_measure="蒲式耳")
    MUTATIONS["rankings.claimed_once"](tables, REFERENCE)
    assert pages(check(tables, REFERENCE)) == {path.name: path.read_bytes() for path in folder.iterdir()}


def test_the_index_counts_what_failed_and_links_to_it(folder):
    index = (folder / "index.html").read_text(encoding="utf-8")
    assert re.search(r'<b>critical</b> <a href="observations.html">observations.unit_known</a> .*\(1/18\)', index)
    assert re.search(r'<b>warning</b> <a href="rankings.html">rankings.claimed_once</a> .*\(2/', index)


def test_a_page_shows_severity_both_languages_rows_checked_and_the_keys_of_rows_that_failed(folder):
    page = (folder / "observations.html").read_text(encoding="utf-8")
    assert "[critical] 每个单位都在单位表中 · Every unit is in the list of units" in page
    assert "330700-2024-o06" in page and "18 行 rows" in page
    assert "330800-2024-r01" in (folder / "rankings.html").read_text(encoding="utf-8")
