"""How much of anything is taken in. What is over is refused with the limit named; a report is about 50 kB of text."""

from __future__ import annotations

from typing import BinaryIO

from flows.seeds.formats.document import Unreadable

MIB = 1024 * 1024
# A text, a page, a cell; a Word or PDF file with its pictures; a dump or an archive of many reports.
TEXT_BYTES = 16 * MIB
FILE_BYTES = 128 * MIB
DUMP_BYTES = 512 * MIB
MEMBERS = 20_000
# Beyond this, what is unpacked is a bomb and no document: text packs to about a third, XML to a twentieth.
MOST_PACKED = 200
PAGES = 400
CPU_SECONDS = 60
WALL_SECONDS = 120
MEMORY = 2 * 1024 * MIB


def read_up_to(file: BinaryIO, most: int) -> bytes:
    """All that `file` holds; Unreadable where that is more than `most` bytes, without reading on."""
    data = file.read(most + 1)
    if len(data) > most:
        raise Unreadable(f"大于 {most // MIB} MiB 的上限 · larger than the limit of {most // MIB} MiB")
    return data
