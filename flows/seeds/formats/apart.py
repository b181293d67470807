"""Takes documents apart in a process of its own, with limits on time and memory: what one of them does harms no other.

The child reads the bytes on standard input and writes one JSON object: the text, or why there is none.
"""

from __future__ import annotations

import json
import subprocess
import sys

from flows.project import ROOT
from flows.seeds.formats.document import Made, Unreadable
from flows.seeds.formats.kinds import Kind
from flows.seeds.formats.limits import WALL_SECONDS

_TOO_MUCH = "读取所需的时间或内存超过上限 · reading it takes more time or memory than the limits allow"


def taken_apart(kind: Kind, data: bytes, wall_seconds: float = WALL_SECONDS) -> Made:
    """The text made from `data`, a document of `kind`. Unreadable where it has none or takes too much."""
    command = [sys.executable, "-m", "flows.seeds.formats.child", kind.name]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=wall_seconds, cwd=ROOT, check=False)
    except subprocess.TimeoutExpired:
        raise Unreadable(_TOO_MUCH) from None
    try:
        told = json.loads(done.stdout)
    except ValueError:
        raise Unreadable(_TOO_MUCH) from None
    if why := told.get("why"):
        raise Unreadable(why)
    return Made(told["text"], told["encoding"], told["made_by"])
