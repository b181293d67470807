"""Carries out SQL statements with DuckDB, in a process of its own: a JSON list of them on standard input.

Run by its path (flows.format.databases.duck); what goes wrong is told in one line.
"""

from __future__ import annotations

import json
import sys

if __name__ == "__main__":
    import duckdb

    try:
        with duckdb.connect() as database:
            for statement in json.load(sys.stdin.buffer):
                database.execute(statement)
    except duckdb.Error as error:
        sys.exit(str(error).splitlines()[0])
