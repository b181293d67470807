"""`gongbao`, `python -m flows`: the command line, which can be interrupted from its first moment to its last without a traceback."""

from __future__ import annotations

import signal
import sys
from types import FrameType

from flows.errors import Interrupted

_pressed: list[int] = []


def main() -> None:
    """Entry point of the console script."""
    signal.signal(signal.SIGINT, _interrupt)
    try:
        from flows.cli import main as command_line

        command_line()
    except SystemExit:
        raise
    except BaseException:
        if not _pressed:
            raise
        # No KeyboardInterrupt any more where it fell into a library that makes an error of its own of it, as pydantic does.
        print(f"gongbao: {Interrupted.told}", file=sys.stderr)
        sys.exit(Interrupted.exit_code)
    finally:
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # Python's own end has nobody to catch anything.


def _interrupt(number: int, frame: FrameType | None) -> None:
    _pressed.append(number)
    signal.default_int_handler(number, frame)


if __name__ == "__main__":
    main()
