"""Carries out SQL statements with DuckDB, in a process of its own: a JSON list of them in one line on standard input.

Run by its path (flows.format.databases.duck); what goes wrong is told in one line, with exit code EX_IOERR where it is the
disk. It ends when its standard input does: whoever was to get the file is gone then, and the next run clears the folder.
"""

from __future__ import annotations

import json
import os
import sys
from threading import Thread


def _end_with_the_other() -> None:
    os.read(sys.stdin.fileno(), 1)
    os._exit(1)


if __name__ == "__main__":
    import duckdb

    statements = json.loads(sys.stdin.buffer.readline())
    Thread(target=_end_with_the_other, daemon=True).start()
    try:
        with duckdb.connect() as database:
            for statement in statements:
                database.execute(statement)
    except duckdb.Error as error:
        print(str(error).splitlines()[0], file=sys.stderr)
        sys.exit(os.EX_IOERR if isinstance(error, duckdb.IOException) else 1)
