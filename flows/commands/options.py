"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Releases = Annotated[Path, typer.Option("--releases", metavar="DIR", help="发布数据所在的文件夹 · Folder of the releases.")]
