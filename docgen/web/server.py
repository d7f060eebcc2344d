"""The server of the page: on this machine alone, until it is told to end."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import uvicorn

from docgen.web import running
from docgen.web.app import make_app
from docgen.web.desk import Desk
from docgen.web.guard import Guard, RunSecrets
from docgen.web.running import RunningPage

_WAITING = 256


def serve_page(folder: Path, *, port: int, opened: Callable[[str], None]) -> None:
    """Serve the page of ``folder`` until Ctrl-C or until the page ends it.

    ``opened`` is told the address once it answers: the one that runs already where there is one.

    Raises: OSError, when the port is taken.
    """
    already = running.running_page(folder)
    if already is not None:
        opened(already.address)
        return
    listener = _listener_for(folder, port)
    keys = RunSecrets()
    page = RunningPage(listener.getsockname()[1], keys.door)
    desk = Desk(folder, keys)
    config = _config_of(Guard(make_app(desk), page.port, keys))
    server = _Server(config, lambda: opened(page.address))
    desk.ends = server.end
    running.note_running_page(folder, page)
    try:
        server.run(sockets=[listener])
    except KeyboardInterrupt:
        pass
    finally:
        running.forget(folder, page)
        desk.close()


def _config_of(guard: Guard) -> uvicorn.Config:
    """How the page is served: silently, and with little patience for who does not let go."""
    return uvicorn.Config(
        guard,
        log_level="error",
        access_log=False,
        server_header=False,
        lifespan="off",
        timeout_keep_alive=10,
        timeout_graceful_shutdown=3,
        ws="none",
    )


class _Server(uvicorn.Server):
    """A server that tells when it answers."""

    def __init__(self, config: uvicorn.Config, started: Callable[[], None]) -> None:
        super().__init__(config)
        self._told = started

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to answer."""
        await super().startup(sockets=sockets)
        self._told()

    def end(self) -> None:
        """Answer what is under way, then end."""
        self.should_exit = True


def _listener_for(folder: Path, port: int) -> socket.socket:
    """The port asked for, else that of a page that was killed, so that open tabs go on."""
    noted = running.noted_page(folder)
    if not port and noted is not None:
        with suppress(OSError, OverflowError):
            return _listener(noted.port)
    return _listener(port)


def _listener(port: int) -> socket.socket:
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    if os.name != "nt":  # on Windows it would let another program take the port
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind(("127.0.0.1", port))
        listener.listen(_WAITING)
    except OSError:
        listener.close()
        raise
    return listener
