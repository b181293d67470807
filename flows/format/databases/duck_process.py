"""Carries out SQL statements with DuckDB, in a process of its own: a JSON list of them on standard input.

Run by its path (flows.format.databases.duck); what goes wrong is told in one line, with exit code EX_IOERR where it is the disk.
"""

from __future__ import annotations

import json
import os
import sys

if __name__ == "__main__":
    import duckdb

    try:
        with duckdb.connect() as database:
            for statement in json.load(sys.stdin.buffer):
                database.execute(statement)
    except duckdb.Error as error:
        print(str(error).splitlines()[0], file=sys.stderr)
        sys.exit(os.EX_IOERR if isinstance(error, duckdb.IOException) else 1)
