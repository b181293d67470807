"""The Prefect server that lives as long as the run it serves: `python local_server.py SOCKET`, not for people.

It takes over an open socket by number, so that a caller may connect before it is ready, and it watches its standard
input: when the run ends, however it ends, that closes, and the server stops. None is left behind after a kill.
"""

from __future__ import annotations

import gc
import socket
import sys
import threading
import time

_LINGER_SECONDS = 1.5  # The recorder of task runs writes in batches (every 0.2 s as started here) after the run is over.


def main() -> None:
    """Serve until standard input closes."""
    gc.disable()  # Importing makes a million objects and no garbage: a tenth of the start-up time.
    import uvicorn
    from prefect.server.api.server import create_app

    app = create_app(ephemeral=True, final=True)
    gc.freeze()
    gc.enable()
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", lifespan="on"))
    threading.Thread(target=_stop_with_the_run, args=(server,), daemon=True).start()
    server.run(sockets=[socket.socket(fileno=int(sys.argv[1]))])


def _stop_with_the_run(server: object) -> None:
    sys.stdin.buffer.read()
    time.sleep(_LINGER_SECONDS)
    server.should_exit = True  # type: ignore[attr-defined]


if __name__ == "__main__":
    main()
