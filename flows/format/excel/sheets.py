"""Which tables are made for Excel, and how a cell of them is kept harmless and whole.

Excel runs text that begins like a formula, holds 32,767 characters in a cell and 1,048,576 rows in a sheet.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from transforms.tables import Table
from transforms.years.panel import NAME as PANEL

if TYPE_CHECKING:
    import pyarrow as pa

SHEETS = (
    "reports", "panel", "observations", "rankings", "target_tracking", "target_escalation", "indicators", "sections", "keywords",
    "new_terms", "dictionaries", "corrections", "quality",
)  # fmt: skip
KEYS = {PANEL: 2}  # columns kept in sight, where it is not the first only
LEFT_OUT = {"reports": ("text",)}
LONGEST_CELL = 32_767
_FORMULA = tuple("=+-@＝＋－＠\t\r")
_MARK = "'"


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
