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

_LONGEST_SECONDS = 10  # for a run that has ended; a page that is open in a browser may stay connected for ever
_LOOK_SECONDS = 0.05


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
    end = time.monotonic() + _LONGEST_SECONDS
    while _is_receiving(serving[0]) and time.monotonic() < end:
        time.sleep(_LOOK_SECONDS)
    serving[0].should_exit = True


def _is_receiving(server: Any) -> bool:
    """Whether the run is still connected, which sends its last events and logs while it exits, or events wait to be taken
    by the services that record them. Those write down what they have taken when they are stopped; what waits is lost."""
    from prefect.server.utilities.messaging.memory import METRICS

    return bool(server.server_state.connections or server.server_state.tasks) or any(topic["published"] > topic["consumed"] for topic in list(METRICS.values()))


if __name__ == "__main__":
    main()
