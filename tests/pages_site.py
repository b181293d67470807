"""A store with ten self-written reports and their pages: eight cities, one of them over three years, one of them hostile."""

from __future__ import annotations

from pathlib import Path

from flows.pages import write_front, write_pages
from flows.project import SEEDS
from flows.runs.stages import outline_all, read_all
from flows.seeds.dictionaries import read_lexicon
from flows.seeds.reference import read_reference
from flows.store.store import Store
from tests.all_at_once import assemble
from transforms.reading import Reader
from transforms.tables import BY_NAME, REPORTS

CITIES = {"330100": "杭州市", "330200": "宁波市", "330300": "温州市", "330400": "嘉兴市", "330500": "湖州市", "330600": "绍兴市", "330700": "金华市", "330800": "衢州市"}
HOSTILE = "330800-2024"
OVERRIDE = "\u202e"
ATTACK = f'<script>window.broken=1</script>"><img src=x onerror="window.broken=1">新增{OVERRIDE}示范企业37家。'
TEXT = """各位代表：

现在，我代表市人民政府，向大会报告工作，请予审议。

一、{before}年工作回顾

全年实现地区生产总值{gdp}亿元，增长{growth}%、居全省第{rank}位。规上工业增加值预计增长{industry}%。固定资产投资下降{fall}%。出口总额增长{exports}%、社会消费品零售总额增长{retail}%，均居全省第2位。

（一）创新动能持续增强。新增国家专精特新“小巨人”企业{giants}家，全社会研发经费支出占GDP比重达到{rd}%。科技创新指数居全省前5位。{attack}

（二）民生福祉不断改善。新增城镇就业{jobs}万人，城镇调查失业率{jobless}%。连续三年获得大禹鼎。

二、{year}年主要目标

地区生产总值增长{low}%-{high}%，规上工业增加值增长{industry}%左右，新增城镇就业{jobs}万人以上，城镇调查失业率控制在5.5%以内，居民消费价格涨幅3%左右。

三、重点工作

推进产业升级。实施“4151”计划，建设{parks}个产业园区，完成技改投资超{invest}亿元。增长{bare}。

各位代表，让我们一起努力！
"""


def report_text(year: int, place: int, attack: str = "") -> str:
    """The report of the city at `place`, whose numbers nobody has."""
    return TEXT.format(
        before=year - 1, year=year, gdp=5120 + 37 * place, growth=round(5.1 + 0.3 * place, 1), rank=place + 1, industry=6 + place, fall=round(1.5 + place, 1),
        exports=8.5, retail=7.2, giants=20 + place, rd=round(2.4 + 0.1 * place, 1), jobs=8 + place, jobless=4.9, low=5 + place % 3, high=f"{5 + place % 3}.5",
        parks=6 + place, invest=300 + place, bare=42, attack=attack,
    )  # fmt: skip


def report_row(report_id: str, text: str, title: str = "政府工作报告"):
    """The row of the table reports for `text`."""
    area, year = report_id.split("-")
    return REPORTS.row_type(report_id, area, CITIES[area], "prefecture", "330000", int(year), int(year) - 1, title, None, f"{report_id}.txt", None, "0" * 64, len(text), text)


def ten_reports() -> list:
    """The reports, by id."""
    places = [(f"{area}-2024", place) for place, area in enumerate(CITIES)] + [("330600-2022", 8), ("330600-2023", 9)]
    rows = []
    for report_id, place in sorted(places):
        hostile = report_id == HOSTILE
        text = report_text(int(report_id[-4:]), place, ATTACK if hostile else "")
        rows.append(report_row(report_id, text, "</title><script>window.broken=1</script>" if hostile else "政府工作报告"))
    return rows


def tables_of(reports: list) -> dict[str, list[tuple]]:
    """The tables of `reports` that pages are made from, as the flow makes them; the others empty."""
    reference = read_reference(SEEDS)
    made = assemble(reports, outline_all(reports), read_all(Reader(reference), reports), reference, read_lexicon(SEEDS))
    return {name: made.get(name, []) for name in BY_NAME}


def publish(store: Path, reports: list) -> Path:
    """The folder of the release of `reports`, with its pages, in `store`."""
    published = Store(store).publish(tables_of(reports), write_pages)
    assert published is not None
    Store(store).front(write_front)
    return Path(published.path)
