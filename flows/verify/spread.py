"""Verifying that may be spread over several processes of this machine: what does the work, and tables as they are sent to it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pyarrow as pa

# Like itertools.starmap, which is the one that does it all here and now.
Spread = Callable[[Callable[..., Any], Iterable[tuple[Any, ...]]], Iterator[Any]]


class Parcel:
    """Tables by name. Sent are their own rows: pickled, a slice takes along all that it was cut from."""

    def __init__(self, tables: Mapping[str, pa.Table]) -> None:
        self.tables = dict(tables)

    def __reduce__(self) -> tuple[Callable[..., Parcel], tuple[dict[str, bytes]]]:
        return _unpacked, ({name: _packed(table) for name, table in self.tables.items()},)


def _packed(table: pa.Table) -> bytes:
    import pyarrow as pa

    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema) as stream:
        stream.write_table(table)
    return sink.getvalue().to_pybytes()


def _unpacked(packed: Mapping[str, bytes]) -> Parcel:
    import pyarrow as pa

    return Parcel({name: pa.ipc.open_stream(content).read_all() for name, content in packed.items()})
