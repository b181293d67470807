"""The observations of a selection for Stata 14 and later, labelled in English and Chinese."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flows.format.exports.selection import Selected

_MADE = datetime(2000, 1, 1)  # the file has a time; the same selection gives the same bytes
_LONGEST_LABEL = 80
_LONG_TEXTS = ["evidence", "indicator_name"]


def write_stata(selected: Selected, path: Path) -> None:
    """Write the observations to `path`, a .dta file of format 118 (Unicode)."""
    declared, table = selected.long
    frame = table.to_pandas()
    texts = [column.name for column in declared.columns if column.type == "string"]
    frame[texts] = frame[texts].fillna("").astype(object)
    labels = {column.name: f"{column.en} · {column.zh}"[:_LONGEST_LABEL] for column in declared.columns}
    with open(path, "wb") as file:
        frame.to_stata(
            file, write_index=False, version=118, time_stamp=_MADE, data_label=f"gongbao {selected.version}", variable_labels=labels, convert_strl=_LONG_TEXTS
        )
