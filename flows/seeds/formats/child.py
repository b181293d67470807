"""The process that takes one document apart: `python -m flows.seeds.formats.child KIND`, see `apart`."""

from __future__ import annotations

import json
import resource
import sys
from importlib import import_module

from flows.seeds.formats.document import Unreadable
from flows.seeds.formats.kinds import KINDS
from flows.seeds.formats.limits import CPU_SECONDS, MEMORY
from transforms.sources.decoding import Undecodable


def main() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    kind = next(kind for kind in KINDS if kind.name == sys.argv[1])
    data = sys.stdin.buffer.read()
    try:
        text, encoding, made_by = import_module(f"flows.seeds.formats.{kind.name}").report_in(data)
        told = {"text": text, "encoding": encoding, "made_by": made_by}
    except (Unreadable, Undecodable) as error:
        told = {"why": str(error)}
    except (MemoryError, RecursionError):
        told = {"why": "读取所需的内存超过上限 · reading it takes more memory than the limits allow"}
    except Exception as error:  # The libraries raise whatever they please on a broken file; the parent needs one line.
        told = {"why": f"文件已损坏，读不了 · broken, cannot be read: {type(error).__name__}: {str(error)[:120]}".replace("\n", " ")}
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    main()
