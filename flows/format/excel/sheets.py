"""Which tables are made for Excel, and how a cell of them is kept harmless and whole.

Excel runs text that begins like a formula, holds 32,767 characters in a cell and 1,048,576 rows in a sheet.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from transforms.star.tables import STAR
from transforms.tables import Table
from transforms.years.panel import NAME as PANEL

if TYPE_CHECKING:
    import pyarrow as pa

FIRST = ("reports", PANEL, "observations", "rankings", "target_tracking")
FOR_MACHINES = {"numerals", "terms", "attention", "attention_hits", "topics", "id_registry", *(table.name for table in STAR)}
KEYS = {PANEL: 2}  # columns kept in sight, where it is not the first only
LEFT_OUT = {"reports": ("text",)}
LONGEST_CELL = 32_767
_FORMULA = tuple("=+-@＝＋－＠\t\r")
_MARK = "'"


def sheets(names: Iterable[str]) -> list[str]:
    """The tables that people read in Excel, of those called `names`: what most ask for first, large and derived ones left out."""
    known = [name for name in names if name not in FOR_MACHINES]
    return [name for name in FIRST if name in known] + [name for name in known if name not in FIRST]


def for_excel(declared: Table, table: pa.Table) -> tuple[Table, pa.Table]:
    """The table without columns that no cell holds."""
    dropped = LEFT_OUT.get(declared.name, ())
    kept = [name for name in declared.column_names if name not in dropped]
    columns = tuple(declared.column(name) for name in kept)
    return Table(declared.name, declared.zh, declared.en, declared.key, columns, order=declared.key), table.select(kept)


def harmless(text: str) -> str:
    """`text` as a cell of a CSV file that no spreadsheet runs: marked with ' where it begins like a formula, or with '."""
    return _MARK + text if text.startswith((*_FORMULA, _MARK)) else text


def as_written(cell: str) -> str:
    """What `harmless` was given."""
    return cell.removeprefix(_MARK)
