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


@pytest.fixture(scope="module")
def reading(browser: Any, release: Path) -> Iterator[Any]:
    """The page of one report, opened once: tests that use it leave it as they found it."""
    with opened(browser, url(release, REPORT)) as page:
        yield page


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


def settled(page: Any) -> None:
    """Wait until nothing fades or moves any more."""
    page.evaluate("() => Promise.allSettled(document.getAnimations().map((each) => each.finished))")


def in_english(page: Any) -> None:
    page.locator("[data-switch=lang]").click()
    page.wait_for_selector("html[lang=en]")
    settled(page)


def url(release: Path, path: str) -> str:
    return (release / path).as_uri() if "#" not in path else f"{(release / path.partition('#')[0]).as_uri()}#{path.partition('#')[2]}"


def shown_row(page: Any) -> str:
    return page.locator("[data-reading] .read h3").first.inner_text()


def in_view(page: Any, selector: str) -> bool:
    return page.evaluate("(css) => { const box = document.querySelector(css).getBoundingClientRect(); return box.top >= 0 && box.bottom <= innerHeight; }", selector)


def test_a_number_shows_its_row_and_a_row_its_number(reading: Any) -> None:
    reading.locator(".text mark.target", has_text="5.5").last.click()
    assert shown_row(reading) == "城镇调查失业率" and "5.5% 以内" in reading.locator("[data-reading]").inner_text()
    assert "#obs-330600-2024-o-" in reading.url
    row = reading.locator("[role=option]", has_text="科技创新指数")
    row.click()
    assert reading.locator("mark.on").inner_text() == "5" and in_view(reading, "mark.on")
    assert row.get_attribute("aria-selected") == "true" and "前5位" in reading.locator("[data-reading]").inner_text()


def test_a_number_that_is_not_counted_says_why(reading: Any) -> None:
    reading.locator(".text mark.other", has_text="4151").click()
    assert "名称" in reading.locator("[data-reading]").inner_text()
    reading.locator(".text mark.unresolved").click()
    assert "未能判定" in reading.locator("[data-reading]").inner_text()


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


def test_filters_hide_rows_and_dim_their_marks(reading: Any) -> None:
    everything = reading.locator("[role=option]:visible").count()
    reading.locator(".chip.target").click()
    assert reading.locator("[role=option].target:visible").count() == 0 < reading.locator("mark.target.off").count()
    assert reading.locator("mark.actual.off").count() == 0
    reading.locator(".chip.target").click()
    reading.select_option("[data-filter=measure]", "growth")
    assert reading.locator("mark.rank.off").count() == reading.locator("mark.rank").count()
    reading.select_option("[data-filter=topic]", "employment")
    assert reading.locator("[role=option]:visible").count() == 0
    reading.select_option("[data-filter=measure]", "")
    names = reading.locator("[role=option]:visible .row-name").all_text_contents()
    assert set(names) == {"新增城镇就业", "城镇调查失业率"} and len(names) < everything
    reading.select_option("[data-filter=topic]", "")
    assert reading.locator("[role=option]:visible").count() == everything


def test_words_are_found_in_the_text(reading: Any) -> None:
    reading.fill("[data-find]", "增长")
    assert reading.locator("[data-found]").inner_text() == str(reading.locator(".text").inner_text().count("增长"))
    reading.press("[data-find]", "Enter")
    assert reading.locator("[data-found]").inner_text().startswith("1/")
    reading.fill("[data-find]", "")


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
        in_english(page)
        assert page.locator("h1").inner_text().replace("\n", " ").split("  ")[0].startswith("Shaoxing government work report")
        assert page.locator("html").get_attribute("lang") == "en" and "government work report" in page.title()
        assert page.locator("[data-find]").get_attribute("placeholder") == "Find in the text"
        assert "claimed" in (page.locator("[data-picture]").first.get_attribute("aria-label") or "")
        page.locator("[data-switch=theme]").click()
        visit(page, url(release, "reports/330600-2023.html"))
        assert page.locator("html").get_attribute("lang") == "en"
        assert page.evaluate("getComputedStyle(document.body.parentElement).backgroundColor") != before


def test_pictures_are_drawn_in_every_language(browser: Any, release: Path, reading: Any) -> None:
    with opened(browser, url(release, "areas/330600.html")) as area:
        for page in (reading, area):
            plots = page.locator("[data-picture]").count()
            assert page.locator("[data-picture] svg").count() == plots > 2
            heights = page.evaluate("[...document.querySelectorAll('[data-picture]')].map((plot) => plot.scrollHeight - parseFloat(plot.style.minHeight))")
            assert max(heights) < 20, "room was kept for every picture, so nothing moves"
            page.locator("[data-switch=lang]").click()
            page.wait_for_function("document.querySelector('[data-picture] svg')?.textContent.match(/Gross|20/)")
            page.locator("[data-switch=lang]").click()


def test_print_shows_the_text_and_leaves_out_the_controls(reading: Any) -> None:
    reading.emulate_media(media="print", color_scheme="dark")
    for gone in (".panel", ".outline", ".tools", "[data-find]"):
        assert not reading.locator(gone).first.is_visible()
    assert reading.locator(".text mark.target").first.is_visible()
    assert reading.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--paper').trim()") == "#fff"
    assert len(reading.pdf()) > 20_000
    reading.emulate_media(media="null", color_scheme="null")


def test_a_hostile_report_does_nothing(browser: Any, release: Path) -> None:
    with opened(browser, url(release, f"reports/{HOSTILE}.html")) as page:
        page.locator(".text mark", has_text="37").first.click()
        assert page.evaluate("window.broken") is None
        assert "‹U+202E›" in page.locator(".text").inner_text()


def test_a_number_touched_on_a_phone_stays_in_sight(browser: Any, release: Path) -> None:
    with opened(browser, url(release, REPORT), PHONE, has_touch=True) as page:
        mark = page.locator(".text mark.target").first
        mark.scroll_into_view_if_needed()
        mark.tap()
        sheet, on = page.locator(".panel").bounding_box(), page.locator("mark.on").bounding_box()
        assert page.locator("[data-reading]").is_visible() and on["y"] + on["height"] < sheet["y"], "the number stays in sight above the sheet"
        page.locator("[data-sheet]").tap()
        page.locator("[role=option].rank").first.tap()
        assert page.locator("mark.on.rank").count() == 1 and in_view(page, "mark.on")


KINDS = ["../index.html", "index.html", REPORT, "areas/330600.html"]


@pytest.mark.parametrize(("path", "scheme", "viewport"), list(zip(KINDS, ("light", "dark", "light", "dark"), (WIDE, WIDE, PHONE, PHONE))), ids=KINDS)
def test_each_kind_of_page_fits_a_phone_and_is_accessible(browser: Any, release: Path, path: str, scheme: str, viewport: dict[str, int]) -> None:
    with opened(browser, url(release, path), PHONE, color_scheme=scheme) as page:
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{path} is wider than a phone"
        page.set_viewport_size(viewport)
        if scheme == "dark":
            in_english(page)
        assert violations(page) == []


@pytest.mark.slow
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [WIDE, PHONE], ids=["1280", "390"])
@pytest.mark.parametrize("path", [*KINDS, f"reports/{HOSTILE}.html"])
def test_axe_finds_no_violation(browser: Any, release: Path, path: str, viewport: dict[str, int], scheme: str, language: str) -> None:
    with opened(browser, url(release, path), viewport, color_scheme=scheme) as page:
        if language == "en":
            in_english(page)
        if page.locator(".text mark.target").count():
            page.locator(".text mark.target a").first.dispatch_event("click")
        assert violations(page) == []


def violations(page: Any) -> list[tuple[str, list[str]]]:
    """What axe-core complains of. Of the many tables of the data card, all made by one loop, it looks at one."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed (make test installs it)").Axe()
    settled(page)
    # Without preload axe fetches nothing: the policy of the pages would rightly refuse.
    options = {"preload": False, "resultTypes": ["violations"]}
    found = axe.run(page, context={"exclude": [["details.schema + details.schema"]]}, options=options).response["violations"]
    return [(each["id"], [node["html"][:120] for node in each["nodes"][:3]]) for each in found]


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
