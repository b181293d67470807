"""Where the project itself is: its own seeds, its own reference data, its own working folder."""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SEEDS = ROOT / "seeds"
REFERENCE = SEEDS / "reference"
CACHE = "cache"  # In the working folder.


def working_folder(releases: Path | str) -> Path:
    """Where to keep what may be deleted at any time (Prefect's history, the cache): in the project; where that is
    read-only, beside the folder `releases`, or in the current folder where `releases` is an address."""
    beside = Path.cwd() if "://" in str(releases) else Path(releases).absolute().parent
    return (ROOT if os.access(ROOT, os.W_OK) else beside) / ".gongbao"
