"""The rows of dim_area: the areas spoken of and all above them, with names, levels, and the prefecture and province they lie in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from transforms.reference import Area
from transforms.star.romanised import romanised
from transforms.star.tables import DIM_AREA


def area_rows(spoken_of: Iterable[str], reports: Sequence[tuple], areas: Iterable[Area]) -> list[tuple]:
    """Rows for the codes `spoken_of`, the areas of `reports`, and those above them.

    What the reference data do not know is taken from the report of the area, else left null.
    """
    book = {area.ref_area: area for area in areas}
    for report in reports:
        if report.ref_area not in book:
            book[report.ref_area] = Area(report.ref_area, report.area_name, report.area_level, report.parent_area, None, None, None)
    wanted = {above for code in {*spoken_of, *(report.ref_area for report in reports)} for above in _upwards(code, book)}
    return [_row(code, book) for code in wanted]


def _upwards(code: str, book: Mapping[str, Area]) -> list[str]:
    """`code` and the codes above it, the nearest first."""
    found: list[str] = []
    current: str | None = code
    while current and current not in found:
        found.append(current)
        current = book[current].parent_area if current in book else None
    return found


def _english(area: Area) -> str | None:
    return area.name_en or (romanised(area.area_name) if area.area_name else None)


def _row(code: str, book: Mapping[str, Area]) -> tuple:
    area = book.get(code)
    chain = [book[above] for above in _upwards(code, book) if above in book]
    prefecture, province = (next((one for one in chain if one.area_level == level), None) for level in ("prefecture", "province"))
    return DIM_AREA.row_type(
        code, area and area.area_name, area and _english(area), area and area.area_level, area and area.parent_area,
        prefecture and prefecture.ref_area, prefecture and prefecture.area_name, province and province.ref_area, province and province.area_name,
    )  # fmt: skip
