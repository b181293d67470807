"""`python -m bench.pages`: how long a large report's page takes to open in Chromium, and how smoothly it scrolls.

The report is made up: 30,000 characters, 900 numbers. Milliseconds, the median of several openings, each in a new browser
context; a frame of more than 50 ms is one that a reader feels. CPU time is that of the page's main thread, which other load
on the machine does not lengthen as it does the clock's.
"""

from __future__ import annotations

import shutil
import statistics
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from flows.format.arrow import to_arrow
from flows.format.formats import write_csv, write_parquet
from flows.pages import write_pages
from flows.project import SEEDS
from flows.runs.stages import assemble_areas, outline_all, read_all
from flows.seeds.one_report import report_row
from flows.seeds.reference import read_reference
from transforms.areas import AreaBook
from transforms.reading import Reader
from transforms.tables import BY_NAME, CHANGES
from transforms.words.lexicon import Lexicon

CHARACTERS, NUMBERS, OPENINGS, FRAMES = 30_000, 900, 5, 120
PARAGRAPH = (
    "坚持项目为王，发展动能不断增强。规上工业增加值增长{0}.8%、居全省第{1}位，固定资产投资增长{0}%，社会消费品零售总额增长{1}.1%，出口总额增长{0}.{1}%，"
    "新增上市企业{1}家，城镇新增就业{0}.6万人，城镇调查失业率{1}.9%。深入推进改革开放，持续优化营商环境，扎实办好民生实事，全力守牢安全底线，"
    "统筹推进城乡融合发展，着力保障和改善民生，社会大局保持和谐稳定，各项事业取得新的进步，人民群众的获得感幸福感安全感更加充实、更有保障、更可持续。"
    "我们坚持创新驱动、开放带动、区域联动，推动教育、科技、人才一体发展，产业结构持续优化，绿色转型步伐加快，文化事业繁荣兴盛，基层治理更加有效。\n"
)
MEASURED = """async () => {
  const paint = await new Promise((done) => new PerformanceObserver((list) => { const first = list.getEntriesByName('first-contentful-paint')[0]; if (first) done(first); })
    .observe({ type: 'paint', buffered: true }));
  const timing = performance.getEntriesByType('navigation')[0];
  return { paint: paint.startTime, usable: timing.domContentLoadedEventEnd, loaded: timing.loadEventEnd, marks: document.querySelectorAll('mark').length }; }"""
SCROLLED = """(wanted) => new Promise((done) => { const frames = []; let last = performance.now();
  document.querySelector('#text').scrollIntoView({ behavior: 'instant' });
  const step = (now) => { frames.push(now - last); last = now; scrollBy({ top: 240, behavior: 'instant' });
    if (frames.length < wanted) requestAnimationFrame(step); else done(frames.slice(1)); };
  requestAnimationFrame(step); })"""


def main() -> int:
    """Print the figures; 2 where there is no browser."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        print("bench.pages: Chromium is not installed (apt-get install chromium)", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        page = large_page(Path(folder) / "releases" / "1.0.0")
        for name, value in opened(chromium, page.as_uri()).items():
            print(f"{name:28} {value:8.1f}")
    return 0


def large_page(release: Path) -> Path:
    """The page of the made-up report, in a release of its own."""
    reference = read_reference(SEEDS)
    report = report_row(large_text(), "330600-2024", AreaBook(reference.areas), 2024)
    tables = assemble_areas([report], outline_all([report]), read_all(Reader(reference), [report]), reference, Lexicon(), [])
    for kind in ("parquet", "csv"):
        (release / kind).mkdir(parents=True)
    for name, declared in BY_NAME.items():
        table = to_arrow(declared, tables.get(name, ()))
        write_parquet(table, release / "parquet" / f"{name}.parquet")
        write_csv(table, release / "csv" / f"{name}.csv")
    write_parquet(to_arrow(CHANGES, ()), release / f"{CHANGES.name}.parquet")
    write_pages(release, "1.0.0")
    return release / "reports" / "330600-2024.html"


def large_text() -> str:
    """CHARACTERS of report with NUMBERS numbers in it and a few in its headings."""
    head = "绍兴市2024年政府工作报告\n各位代表：\n现在，我代表市人民政府向大会报告工作，请予审议。\n一、2023年工作回顾\n"
    body = "".join(PARAGRAPH.format(place % 20 + 1, place % 9 + 1) for place in range(NUMBERS // 8))
    return (head + body).ljust(CHARACTERS, "稳")


def opened(chromium: str, address: str) -> dict[str, float]:
    """Medians over the openings, the number of marks, and the frames of a scroll through the text."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as started:
        browser = started.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"])
        runs, frames = [], []
        for _ in range(OPENINGS):
            page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
            spent = _cpu_clock(page)
            page.goto(address)
            run = page.evaluate(MEASURED) | {"opening": spent()}
            page.wait_for_selector("html[data-drawn]")
            before = spent()
            frames += page.evaluate(SCROLLED, FRAMES)
            runs.append(run | {"frame": (spent() - before) / FRAMES})
            page.context.close()
        browser.close()
    return {**_medians(runs), "slowest frame in a hundred": statistics.quantiles(frames, n=100)[98], "frames over 50 ms": sum(frame > 50 for frame in frames) / OPENINGS}


def _cpu_clock(page: Any) -> Callable[[], float]:
    """Milliseconds of CPU that the main thread of `page` has spent on tasks."""
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    return lambda: next(1000 * each["value"] for each in session.send("Performance.getMetrics")["metrics"] if each["name"] == "TaskDuration")


def _medians(runs: list[dict[str, Any]]) -> dict[str, float]:
    names = {"marks": "marks", "paint": "first text painted, ms", "usable": "usable, ms", "loaded": "loaded, ms", "opening": "CPU until loaded, ms", "frame": "CPU a frame of scrolling, ms"}
    return {said: statistics.median(run[name] for run in runs) for name, said in names.items()}


if __name__ == "__main__":
    sys.exit(main())
