"""A PostgreSQL of its own for a test: in a folder that goes away, on a port of this machine."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

FOLDERS = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
PASSWORD = "ลับ-s3cret"
_USER = "postgres"


@dataclass(frozen=True, slots=True)
class Server:
    """A running server: its port, and where its programs and data lie."""

    port: int
    programs: Path
    data: Path

    def url(self, user: str = "docgen", password: str = "${DB_PASSWORD}") -> str:
        """The address of the test's database."""
        return f"postgresql://{user}:{password}@127.0.0.1:{self.port}/postgres"

    def run(self, sql: str) -> None:
        """Statements by the superuser, over the socket."""
        command = [
            *_as_server(),
            str(self.programs / "psql"),
            *("-h", str(self.data.parent), "-p", str(self.port), "-U", _USER),
            *("-v", "ON_ERROR_STOP=1", "-q", "-d", "postgres", "-c", sql),
        ]
        subprocess.run(command, check=True, capture_output=True, cwd="/")


def is_there() -> bool:
    """Whether the machine has a PostgreSQL; where it must have one, its lack is a failure."""
    return bool(FOLDERS) or os.environ.get("DOCGEN_REQUIRE_POSTGRES") == "1"


@contextmanager
def running() -> Iterator[Server]:
    """A server with a reader ``docgen`` who must give a password."""
    programs = FOLDERS[-1]
    root = Path(tempfile.mkdtemp(prefix="docgen-pg-"))
    if os.geteuid() == 0:
        shutil.chown(root, _USER)
    data = root / "data"
    port = _free_port()
    _server(programs / "initdb", "-D", data, "-U", _USER, "-A", "trust", "-E", "UTF8", "--locale=C")
    access = "local all all trust\nhost all all 127.0.0.1/32 scram-sha-256\n"
    (data / "pg_hba.conf").write_text(access, encoding="ascii")
    options = f"-p {port} -h 127.0.0.1 -k {root} -c fsync=off -c max_connections=12"
    _server(programs / "pg_ctl", "-D", data, "-o", options, "-l", root / "log", "-w", "start")
    server = Server(port, programs, data)
    try:
        server.run(f"CREATE ROLE docgen LOGIN PASSWORD '{PASSWORD}'")
        yield server
    finally:
        _server(programs / "pg_ctl", "-D", data, "-m", "immediate", "stop")
        time.sleep(0.1)
        shutil.rmtree(root, ignore_errors=True)


def _as_server() -> list[str]:
    """The server refuses to run as root."""
    return ["runuser", "-u", _USER, "--"] if os.geteuid() == 0 else []


def _server(program: Path, *arguments: object) -> None:
    command = [*_as_server(), str(program), *map(str, arguments)]
    with tempfile.TemporaryFile() as told:  # a daemon keeps a pipe open, and so would keep us
        done = subprocess.run(command, stdout=told, stderr=told, cwd="/", check=False)
        told.seek(0)
        assert done.returncode == 0, told.read().decode("utf-8", "replace")


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])
