"""A small release of two reports with the files for other tools beside its tables."""

from __future__ import annotations

from pathlib import Path

from flows.format.companions import companions_being_written
from flows.store.store import Store
from tests.small_release import Tables, two_reports
from transforms.reference import Area, ReferenceData, Unit

AREAS = (
    Area("000000", "中华人民共和国", "nation", None, "China", None, None),
    Area("330000", "浙江省", "province", "000000", "Zhejiang", None, None),
    Area("330600", "绍兴市", "prefecture", "330000", "Shaoxing", None, None),
    Area("330681", "诸暨市", "county", "330600", "Zhuji", None, None),
)
UNITS = (Unit("元", "money", False, "yuan"), Unit("%", "share", False, "percent"), Unit("家", "count", True, "establishments"))
REFERENCE = ReferenceData((), UNITS, AREAS, ())


def write_companions(folder: Path, version: str) -> None:
    """The files for other tools, with nothing else done meanwhile."""
    with companions_being_written(folder, version, REFERENCE):
        pass


def publish(releases: Path, tables: Tables | None = None) -> Path:
    """The release of `tables`, or of two reports, in the new folder `releases`."""
    published = Store(releases).publish(tables or two_reports(), write_companions)
    assert published is not None
    return Path(published.path)
