"""The page that is already open for a folder: a second start finds it instead of a new one."""

from __future__ import annotations

import hashlib
import http.client
import json
import os
import re
from contextlib import suppress
from pathlib import Path

from docgen.light import dataclass
from docgen.own_records import record_at, text_under
from docgen.services.workspaces import path_without_links

_PATIENCE = 10.0  # seconds until a page that runs must have answered
_LAST_PORT = 65_535
_DOOR = re.compile(r"[A-Za-z0-9_-]{20,90}")


@dataclass(frozen=True, slots=True)
class RunningPage:
    """Where a page runs: its port, and the secret that opens it."""

    port: int
    door: str

    @property
    def address(self) -> str:
        """What the browser opens."""
        return f"http://127.0.0.1:{self.port}/start/{self.door}"


def note_of(folder: Path) -> Path:
    """The file that tells where the page of a folder runs; only its user may read it."""
    name = hashlib.sha256(os.fsencode(path_without_links(folder))).hexdigest()[:24]
    return Path.home() / ".docgen" / "open" / f"{name}.json"


def noted_page(folder: Path) -> RunningPage | None:
    """The page that was noted for the folder: it runs, or it was killed."""
    noted = record_at(note_of(folder))
    port, door = noted.get("port"), text_under(noted, "door")
    if not isinstance(port, int) or not 0 < port <= _LAST_PORT or _DOOR.fullmatch(door) is None:
        return None
    return RunningPage(port, door)


def running_page(folder: Path) -> RunningPage | None:
    """The page that runs for the folder, if one answers."""
    page = noted_page(folder)
    if page is None:
        return None
    connection = http.client.HTTPConnection("127.0.0.1", page.port, timeout=_PATIENCE)
    try:
        connection.request("GET", f"/start/{page.door}")
        return page if connection.getresponse().status == 200 else None
    except (OSError, http.client.HTTPException):
        return None
    finally:
        connection.close()


def note_running_page(folder: Path, page: RunningPage) -> None:
    """Write down where the page runs; where that cannot be, a second start opens its own."""
    path = note_of(folder)
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        path.unlink(missing_ok=True)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump({"port": page.port, "door": page.door}, file)


def forget(folder: Path, page: RunningPage) -> None:
    """Take the note away when the page ends, unless it is another's by now."""
    path = note_of(folder)
    if text_under(record_at(path), "door") == page.door:
        with suppress(OSError):
            path.unlink()
