"""Vega, Vega-Lite and Vega-Embed as one script to ship with a release: the copy that the package vl-convert-python holds.

Putting it together takes seconds, so it is kept beside Prefect's history in the project's working folder.
"""

from __future__ import annotations

import logging
from importlib.metadata import version
from pathlib import Path

from flows.project import working_folder
from flows.store.durable import replace_file

PACKAGE = "vl-convert-python"
log = logging.getLogger("gongbao.pages")


def vega_script(folder: Path) -> bytes:
    """The script, from the copy in `folder` where there is one of this version of the package; it sets `vegaEmbed`."""
    kept = folder / f"vega-{version(PACKAGE)}.js"
    if kept.exists():
        return kept.read_bytes()
    import vl_convert

    script: bytes = vl_convert.javascript_bundle().encode()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        replace_file(kept, script)
    except OSError as error:
        log.warning("%s: the script of the pictures cannot be kept, so it is made anew each time: %s", kept, error.strerror)
    return script


def kept_in(releases: Path) -> Path:
    """Where the script is kept for a store in `releases`."""
    return working_folder(releases) / "pages"


def prepare() -> None:
    """Make the script at set-up, so that the first release need not wait for it."""
    vega_script(kept_in(Path("releases")))
