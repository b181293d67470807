"""Where the project itself is: its own seeds, its own reference data, its own working folder."""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SEEDS = ROOT / "seeds"
REFERENCE = SEEDS / "reference"
CACHE = "cache"  # In the working folder.


def working_folder(releases: Path | str) -> Path:
    """Where to keep what may be deleted at any time (Prefect's history, the cache): in the project, or beside `releases` where that
    is read-only."""
    return (ROOT if os.access(ROOT, os.W_OK) else Path(releases).absolute().parent) / ".gongbao"
