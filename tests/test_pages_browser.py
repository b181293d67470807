"""The pages in a real browser: what a reader does with a finger, a keyboard or a screen reader. Needs Chromium."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from tests.pages_site import HOSTILE, publish, ten_reports

pytestmark = pytest.mark.browser
CHROMIUM = next((path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None)
ALONE = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
REPORT = "reports/330600-2024.html"
WIDE, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    playwright = pytest.importorskip("playwright.sync_api", reason="no browser tests: playwright is not installed (make test installs it)")
    if CHROMIUM is None:
        pytest.skip("no browser tests: Chromium is not installed (apt-get install chromium)")
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=CHROMIUM, args=ALONE)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory, browser: Any) -> Path:
    return publish(tmp_path_factory.mktemp("公报 store"), ten_reports())


@contextmanager
def opened(browser: Any, address: str, viewport: dict[str, int] = WIDE, **options: Any) -> Iterator[Any]:
    """The page at `address` once its pictures are drawn; whatever it complains of or asks of others fails the test."""
    context = browser.new_context(viewport=viewport, **options)
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("requestfailed", lambda request: complaints.append(f"failed: {request.url}"))
    inside = address.split("/", 3)[:3]
    page.on("request", lambda request: None if request.url.split("/", 3)[:3] == inside or request.url.startswith("data:") else complaints.append(f"outside: {request.url}"))
    visit(page, address)
    yield page
    context.close()
    assert complaints == []


def visit(page: Any, address: str) -> None:
    page.goto(address)
    if page.locator("[data-picture]").count():
        page.wait_for_selector("html[data-drawn]")


def url(release: Path, path: str) -> str:
    return (release / path).as_uri() if "#" not in path else f"{(release / path.partition('#')[0]).as_uri()}#{path.partition('#')[2]}"


def shown_row(page: Any) -> str:
    return page.locator("[data-reading] .read h3").first.inner_text()


def in_view(page: Any, selector: str) -> bool:
    return page.evaluate("(css) => { const box = document.querySelector(css).getBoundingClientRect(); return box.top >= 0 && box.bottom <= innerHeight; }", selector)


def test_a_number_shows_its_row_and_a_row_its_number(browser: Any, release: Path) -> None:
    with opened(browser, url(release, REPORT)) as page:
        page.locator(".text mark.target", has_text="5.5").last.click()
        assert shown_row(page) == "城镇调查失业率" and "5.5% 以内" in page.locator("[data-reading]").inner_text()
        assert "#obs-330600-2024-o-" in page.url
        row = page.locator("[role=option]", has_text="科技创新指数")
        row.click()
        assert page.locator("mark.on").inner_text() == "5" and in_view(page, "mark.on")
        assert row.get_attribute("aria-selected") == "true" and "前5位" in page.locator("[data-reading]").inner_text()


def test_a_number_that_is_not_counted_says_why(browser: Any, release: Path) -> None:
    with opened(browser, url(release, REPORT)) as page:
        page.locator(".text mark.other", has_text="4151").click()
        assert "名称" in page.locator("[data-reading]").inner_text()
        page.locator(".text mark.unresolved").click()
        assert "未能判定" in page.locator("[data-reading]").inner_text()


def test_a_link_opens_at_its_number(browser: Any, release: Path) -> None:
    with opened(browser, url(release, REPORT)) as page:
        anchor = page.locator(".text mark.target a").last.get_attribute("id")
    with opened(browser, url(release, f"{REPORT}#{anchor}")) as page:
        page.wait_for_selector("mark.on")
        assert page.locator("mark.on a").get_attribute("id") == anchor and in_view(page, "mark.on")
        assert page.locator("[data-reading] .read.target").count() == 1
    with opened(browser, url(release, "index.html")) as page:
        page.fill("[data-search]", "城镇新增就业 绍兴")
        page.locator("[data-results] a.target").first.click()
        page.wait_for_selector("mark.on")
        assert shown_row(page) == "新增城镇就业" and in_view(page, "mark.on")


def test_filters_hide_rows_and_dim_their_marks(browser: Any, release: Path) -> None:
    with opened(browser, url(release, REPORT)) as page:
        everything = page.locator("[role=option]:visible").count()
        page.locator(".chip.target").click()
        assert page.locator("[role=option].target:visible").count() == 0 < page.locator("mark.target.off").count()
        assert page.locator("mark.actual.off").count() == 0
        page.locator(".chip.target").click()
        page.select_option("[data-filter=measure]", "growth")
        assert page.locator("mark.rank.off").count() == page.locator("mark.rank").count()
        page.select_option("[data-filter=topic]", "employment")
        assert page.locator("[role=option]:visible").count() == 0
        page.select_option("[data-filter=measure]", "")
        names = page.locator("[role=option]:visible .row-name").all_text_contents()
        assert set(names) == {"新增城镇就业", "城镇调查失业率"} and len(names) < everything


def test_words_are_found_in_the_text(browser: Any, release: Path) -> None:
    with opened(browser, url(release, REPORT)) as page:
        page.fill("[data-find]", "增长")
        assert page.locator("[data-found]").inner_text() == str(page.locator(".text").inner_text().count("增长"))
        page.press("[data-find]", "Enter")
        assert page.locator("[data-found]").inner_text().startswith("1/")


def test_keyboard_only(browser: Any, release: Path) -> None:
    with opened(browser, url(release, REPORT)) as page:
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "skip"
        for _ in range(200):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.closest('mark') !== null"):
                break
        assert page.evaluate("document.activeElement.closest('mark').dataset.n") == "0", "the text is one stop"
        page.keyboard.press("ArrowRight")
        assert page.locator("mark.on").get_attribute("data-n") == "1" and shown_row(page) == "地区生产总值"
        assert "地区生产总值" in page.locator("[data-live]").inner_text()
        for _ in range(20):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.getAttribute('role')") == "option":
                break
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.closest('mark').dataset.n") == page.locator("mark.on").get_attribute("data-n") == "2"


def test_language_and_theme_are_remembered(browser: Any, release: Path) -> None:
    with opened(browser, url(release, REPORT), color_scheme="light") as page:
        before = page.evaluate("getComputedStyle(document.body.parentElement).backgroundColor")
        page.locator("[data-switch=lang]").click()
        page.wait_for_timeout(300)
        assert page.locator("h1").inner_text().replace("\n", " ").split("  ")[0].startswith("绍兴市, 2024")
        assert page.locator("html").get_attribute("lang") == "en" and "government work report" in page.title()
        assert page.locator("[data-find]").get_attribute("placeholder") == "Find in the text"
        assert "claimed" in (page.locator("[data-picture]").first.get_attribute("aria-label") or "")
        page.locator("[data-switch=theme]").click()
        visit(page, url(release, "reports/330600-2023.html"))
        assert page.locator("html").get_attribute("lang") == "en"
        assert page.evaluate("getComputedStyle(document.body.parentElement).backgroundColor") != before


def test_pictures_are_drawn_in_every_language(browser: Any, release: Path) -> None:
    for path in (REPORT, "areas/330600.html"):
        with opened(browser, url(release, path)) as page:
            plots = page.locator("[data-picture]").count()
            assert page.locator("[data-picture] svg").count() == plots > 2
            heights = page.evaluate("[...document.querySelectorAll('[data-picture]')].map((plot) => plot.scrollHeight - parseFloat(plot.style.minHeight))")
            assert max(heights) < 20, "room was kept for every picture, so nothing moves"
            page.locator("[data-switch=lang]").click()
            page.wait_for_function("document.querySelector('[data-picture] svg')?.textContent.match(/Gross|20/)")


def test_print_shows_the_text_and_leaves_out_the_controls(browser: Any, release: Path) -> None:
    with opened(browser, url(release, REPORT), color_scheme="dark") as page:
        page.emulate_media(media="print", color_scheme="dark")
        for gone in (".panel", ".outline", ".tools", "[data-find]"):
            assert not page.locator(gone).first.is_visible()
        assert page.locator(".text mark.target").first.is_visible()
        assert page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--paper').trim()") == "#fff"
        assert len(page.pdf()) > 20_000


def test_a_hostile_report_does_nothing(browser: Any, release: Path) -> None:
    with opened(browser, url(release, f"reports/{HOSTILE}.html")) as page:
        page.locator(".text mark", has_text="37").first.click()
        assert page.evaluate("window.broken") is None
        assert "‹U+202E›" in page.locator(".text").inner_text()


def test_phone(browser: Any, release: Path) -> None:
    for path in ("index.html", REPORT, "areas/330600.html", "../index.html"):
        with opened(browser, url(release, path), PHONE, has_touch=True) as page:
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{path} is wider than a phone"
    with opened(browser, url(release, REPORT), PHONE, has_touch=True) as page:
        mark = page.locator(".text mark.target").first
        mark.scroll_into_view_if_needed()
        mark.tap()
        sheet, on = page.locator(".panel").bounding_box(), page.locator("mark.on").bounding_box()
        assert page.locator("[data-reading]").is_visible() and on["y"] + on["height"] < sheet["y"], "the number stays in sight above the sheet"
        page.locator("[data-sheet]").tap()
        page.locator("[role=option].rank").first.tap()
        assert page.locator("mark.on.rank").count() == 1 and in_view(page, "mark.on")


@pytest.mark.parametrize(
    ("viewport", "scheme", "language", "paths"),
    [
        (WIDE, "light", "zh", ["../index.html", "index.html", REPORT, "areas/330600.html"]),
        (WIDE, "dark", "en", ["index.html", f"reports/{HOSTILE}.html"]),
        (PHONE, "light", "en", [REPORT, "areas/330600.html"]),
    ],
    ids=["1280-light", "1280-dark", "390"],
)
def test_axe_finds_no_violation(browser: Any, release: Path, viewport: dict[str, int], scheme: str, language: str, paths: list[str]) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed (make test installs it)").Axe()
    # Without preload axe fetches nothing: the policy of the pages would rightly refuse.
    for path in paths:
        with opened(browser, url(release, path), viewport, color_scheme=scheme) as page:
            if language == "en":
                page.locator("[data-switch=lang]").click()
            if page.locator(".text mark.target").count():
                page.locator(".text mark.target a").first.dispatch_event("click")
            page.wait_for_timeout(200)
            found = axe.run(page, options={"preload": False}).response["violations"]
            assert [(each["id"], [node["html"][:120] for node in each["nodes"][:3]]) for each in found] == [], path


def test_below_any_path_of_a_web_server(browser: Any, release: Path) -> None:
    handler = partial(Quiet, directory=str(release.parent.parent))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        with opened(browser, f"http://127.0.0.1:{server.server_port}/{release.parent.name}/index.html") as page:
            page.locator(".button").click()
            page.locator("table.reports a").first.click()
            page.wait_for_selector("html[data-drawn]")
            page.locator(".text mark.target").first.click()
            assert page.locator("[data-reading] .read.target").count() == 1
        server.shutdown()


class Quiet(SimpleHTTPRequestHandler):
    """A plain web server that says nothing."""

    def log_message(self, format: str, *arguments: Any) -> None:
        pass
