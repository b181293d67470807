"""One text as a row of the table `reports`, outside a release: for explaining it, or for scoring what is read from it."""

from __future__ import annotations

from hashlib import sha256

from transforms.areas import NATION, AreaBook
from transforms.sources.metadata import Facts, Metadata, Unclear, facts_in_name, metadata
from transforms.tables import REPORTS


def report_row(text: str, name: str, areas: AreaBook, year: int | None = None) -> tuple:
    """The row for the canonical `text` of a file called `name` (without its ending), read as of `year` where that is given.

    Area and year are found as for a release. With a year, a text that names no area (a passage, a draft) is read as the
    nation's. Raises Unclear where neither the name, the text nor `year` says which year it is.
    """
    named = facts_in_name(name, areas)
    if year is not None:
        named = named._replace(report_year=year)
    try:
        known = metadata(text, Facts(), named, areas)
    except Unclear:
        if year is None:
            raise
        known = _of_the_nation(name, year)
    data = text.encode()
    return REPORTS.row_type(**known._asdict(), source_file=f"{name}.txt", source_sha256=sha256(data).hexdigest(), n_chars=len(text), text=text)


def _of_the_nation(name: str, year: int) -> Metadata:
    return Metadata(f"{NATION}-{year}", NATION, "", "nation", None, year, year - 1, name, None, None)
