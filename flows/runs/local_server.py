"""The Prefect server that lives as long as the run it serves: `python local_server.py SOCKET [lasting]`, not for people.

It takes over an open socket by number, so that a caller may connect before it is ready, and it watches its standard
input: when the run ends, however it ends, that closes, and the server stops. None is left behind after a kill. A lasting one starts the runs that are scheduled, and has pages.
"""

from __future__ import annotations

import gc
import os
import socket
import sys
import threading
import time
from typing import Any

_LINGER_SECONDS = 1.5  # The recorder of task runs writes in batches (every 0.2 s as started here) after the run is over.


def main() -> None:
    """Serve until standard input closes."""
    serving: list[Any] = []
    threading.Thread(target=_stop_with_the_run, args=(serving,), daemon=True).start()
    gc.disable()  # Importing makes a million objects and no garbage: a tenth of the start-up time.
    import uvicorn
    from prefect.server.api.server import create_app

    app = create_app(ephemeral=sys.argv[2:] != ["lasting"], final=True)
    gc.freeze()
    gc.enable()
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", lifespan="on"))
    serving.append(server)
    server.run(sockets=[socket.socket(fileno=int(sys.argv[1]))])


def _stop_with_the_run(serving: list[Any]) -> None:
    """Once it serves, and may be changing its database, it is asked to stop; before that there is nothing to finish."""
    sys.stdin.buffer.read()
    if not serving:
        os._exit(0)
    time.sleep(_LINGER_SECONDS)
    serving[0].should_exit = True


if __name__ == "__main__":
    main()
