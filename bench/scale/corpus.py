"""A folder of as many reports as wanted, made of a few: their bodies again and again, each under an area and year of its own.

The bodies are given to prefectures over 25 years, so that targets find their outcomes and areas their new words. What a
text says of its own area and day (all up to 审议) is left out, since it would contradict its new name.
"""

from __future__ import annotations

from itertools import cycle, islice, product
from pathlib import Path

from flows.project import SEEDS
from flows.seeds.ingest import report_files
from flows.seeds.reference import read_reference
from transforms.sources.decoding import canonical_text
from transforms.sources.heading_facts import heading_facts

YEARS = range(2000, 2025)
_OPENING_LINES = 40


def write_corpus(folder: Path, texts: Path, reports: int) -> int:
    """Write `reports` reports into the new `folder`, made of the texts in `texts`; the number of their characters."""
    folder.mkdir(parents=True)
    bodies = [body for path in report_files(texts) if _is_anyones(body := _body(canonical_text(path.read_bytes())))]
    characters = 0
    for name, body in zip(islice(_names(), reports), cycle(bodies)):
        (folder / name).write_text(body, encoding="utf-8", newline="\n")
        characters += len(body)
    return characters


def _names():
    valid = [area.ref_area for area in read_reference(SEEDS).areas if area.area_level == "prefecture" and area.valid_from is None and area.valid_to is None]
    return (f"{code}-{year}.txt" for code, year in product(valid, YEARS))


def _is_anyones(body: str) -> bool:
    said = heading_facts(body)
    return not (said.congress_area or said.spoken_for)


def _body(text: str) -> str:
    lines = text.splitlines(keepends=True)
    opening = [number for number, line in enumerate(lines[:_OPENING_LINES]) if "审议" in line]
    return "各位代表：\n" + "".join(lines[opening[0] + 1 :] if opening else lines)
