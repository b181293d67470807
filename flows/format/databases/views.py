"""The ready views of a release as a database: tables with the names of areas and indicators joined, declared as tables are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from transforms.star.tables import DIM_AREA, DIM_INDICATOR, DIM_PERIOD, DIM_UNIT, FACT_OBSERVATION, FACT_RANKING
from transforms.tables import ATTENTION, DICTIONARIES, REPORTS, TARGET_TRACKING, Column, Table


class _Joined(NamedTuple):
    """A column that is joined: of the table under an alias."""

    alias: str
    column: str
    declared: Column


@dataclass(frozen=True)
class View:
    """What a view is declared as, what it selects, and the tables that it needs."""

    table: Table
    select: str
    needs: frozenset[str]


def _joined(alias: str, table: Table, **names: str) -> tuple[_Joined, ...]:
    """The columns `names` (name in the view -> column of `table`)."""
    return tuple(_Joined(alias, column, replace(table.column(column), name=name, required=False)) for name, column in names.items())


_AREA = _joined("a", DIM_AREA, area_name="area_name", area_name_en="name_en", province_name="province_name")
_INDICATOR = _joined("i", DIM_INDICATOR, indicator_zh="name_zh", indicator_en="name_en", topic="topic")
_REPORT = _joined("p", REPORTS, report_year="report_year")
_YEAR = _joined("d", DIM_PERIOD, year="year")
_DICTIONARY = _joined("t", DICTIONARIES, dictionary_zh="title_zh", dictionary_en="title_en", verified="verified")
_TABLES = {"a": DIM_AREA, "i": DIM_INDICATOR, "p": REPORTS, "d": DIM_PERIOD, "u": DIM_UNIT, "t": DICTIONARIES}
_ON = {
    "a": "f.ref_area",
    "i": "f.indicator_code",
    "p": "f.report_id",
    "d": "f.time_period",
    "u": "f.unit_measure",
    "t": "f.dictionary_id",
}


def _view(name: str, zh: str, en: str, of: Table, *named: Sequence[_Joined], on: Mapping[str, str] = _ON) -> View:
    """All columns of `of`, whose rows are `f`, and those `named`; each alias is joined by its key to what `on` says."""
    columns = [column for group in named for column in group]
    aliases = dict.fromkeys([*(["p"] if "p." in on["a"] else []), *(column.alias for column in columns)])
    joins = " ".join(f"LEFT JOIN {_TABLES[one].name} {one} ON {one}.{_TABLES[one].key[0]} = {on[one]}" for one in aliases)
    told = ", ".join(f"{one.alias}.{one.column} AS {one.declared.name}" for one in columns)
    table = Table(name, zh, en, of.key, (*of.columns, *(one.declared for one in columns)))
    return View(table, f"SELECT f.*, {told} FROM {of.name} f {joins}", frozenset([of.name, *(_TABLES[one].name for one in aliases)]))


READY_VIEWS = (
    _view(
        "observations_named", "观测值，附地区与指标名称", "Observations with the names of areas and indicators", FACT_OBSERVATION,
        _AREA, _INDICATOR, _joined("u", DIM_UNIT, unit_mult="unit_mult"), _YEAR, _REPORT,
    ),
    _view("rankings_named", "位次，附地区与指标名称", "Ranks with the names of areas and indicators", FACT_RANKING, _AREA, _INDICATOR, _YEAR, _REPORT),
    _view("targets_named", "目标与结果，附地区与指标名称", "Targets and outcomes with the names of areas and indicators", TARGET_TRACKING, _AREA, _INDICATOR, _REPORT),
    _view(
        "attention_named", "政策注意力，附地区与词典名称", "Policy attention with the names of areas and term lists", ATTENTION,
        _AREA, _REPORT, _DICTIONARY, on={**_ON, "a": "p.ref_area"},
    ),
)  # fmt: skip
