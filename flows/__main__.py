"""`gongbao`, `python -m flows`: the command line, which can be interrupted from its first moment to its last without a traceback."""

from __future__ import annotations

import signal
import sys

from flows.errors import Interrupted


def main() -> None:
    """Entry point of the console script."""
    try:
        from flows.cli import main as command_line

        command_line()
    except KeyboardInterrupt:
        print(f"gongbao: {Interrupted.told}", file=sys.stderr)
        sys.exit(Interrupted.exit_code)
    finally:
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # Python's own end has nobody to catch anything.


if __name__ == "__main__":
    main()
