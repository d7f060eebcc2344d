"""Who may come in: each way from outside is refused, nothing is written, the clerk is answered."""

from __future__ import annotations

import http.client
import re
import socket
import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest

from docgen.web.app import make_app
from docgen.web.desk import Desk
from docgen.web.guard import RunSecrets
from tests.helpers.page_caller import Caller, snapshot
from tests.helpers.running_page import PATIENCE, RunningServer, start

PLACES_OF_NAMES = (
    *("/letters/{}", "/letters/{}/yaml", "/letters/{}/file.pdf", "/letters/{}/state"),
    *("/settings/{}", "/manual/{}", "/manual-pictures/{}", "/codes/{}", "/pictures/{}.png"),
    *("/static/{}", "/fonts/{}", "/batch/{}", "/batch/{}/letters.zip", "/recipients/{}"),
)
OUTSIDE = ("evil.example", "127.0.0.1", "127.0.0.1:1", "localhost.evil.example:{port}", "")
NAMES = (
    "../../../etc/passwd",
    "..%2f..%2fetc%2fpasswd",
    "/etc/passwd",
    "C:\\boot.ini",
    "\x00",
    "ไม่มี",
)


@pytest.fixture
def unchanged(module_server: RunningServer) -> Iterator[RunningServer]:
    before = snapshot(module_server.folder)
    yield module_server
    assert snapshot(module_server.folder) == before
    assert Caller(module_server).enter().ask("GET", "/new")[0] == 200


@pytest.mark.parametrize("host", OUTSIDE)
def test_a_foreign_host_gets_an_empty_answer(unchanged: RunningServer, host: str) -> None:
    caller = Caller(unchanged).enter()
    asked = host.format(port=unchanged.port) or f"[::1]:{unchanged.port}"
    status, headers, body = caller.ask("GET", "/", headers={"Host": asked})
    assert (status, body) == (400, b"")
    assert headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "null", "https://127.0.0.1", "http://127.0.0.1:1"]
)
def test_a_foreign_origin_changes_nothing(unchanged: RunningServer, origin: str) -> None:
    caller = Caller(unchanged).enter()
    values = {"token": caller.token, "kind": "บันทึกข้อความ"}
    assert caller.post("/letters", values, Origin=origin)[::2] == (403, b"")
    assert caller.ask("GET", "/", headers={"Origin": origin})[::2] == (403, b"")


def test_a_post_without_an_origin_changes_nothing(unchanged: RunningServer) -> None:
    caller = Caller(unchanged).enter()
    body = urlencode({"token": caller.token, "kind": "บันทึกข้อความ"}).encode()
    kind = {"Content-Type": "application/x-www-form-urlencoded"}
    assert caller.ask("POST", "/letters", body, kind)[0] == 403


def test_a_link_from_another_site_is_refused(unchanged: RunningServer) -> None:
    caller = Caller(unchanged).enter()
    assert caller.ask("GET", "/", headers={"Sec-Fetch-Site": "cross-site"})[0] == 403


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/new",
        "/letters/dla-1960",
        "/static/letter.mjs",
        "/fonts/SarabanMetric-Regular.ttf",
        "/letters/dla-1960/file.pdf",
    ],
)
def test_without_the_cookie_nothing_is_shown(unchanged: RunningServer, path: str) -> None:
    assert Caller(unchanged).ask("GET", path)[::2] == (403, b"")


def test_the_token_of_another_run_opens_nothing(unchanged: RunningServer) -> None:
    caller = Caller(unchanged)
    assert caller.ask("GET", "/start/" + RunSecrets().door)[0] == 403
    caller.cookie = f"docgen-{unchanged.port}={RunSecrets().cookie}"
    assert caller.ask("GET", "/")[0] == 403


def posts() -> list[str]:
    """Every address that takes changes."""
    app = make_app(Desk(Path("/nowhere"), RunSecrets()))
    return sorted(
        {
            re.sub(r"\{name[^}]*\}", "memo-example", route.path)
            .replace("{section}", "offices")
            .replace("{form}", "pdf")
            for route in app.routes
            if "POST" in (getattr(route, "methods", None) or ())
        }
    )


@pytest.mark.parametrize("path", posts())
@pytest.mark.parametrize("token", ["", "wrong"])
def test_every_change_needs_its_token(unchanged: RunningServer, path: str, token: str) -> None:
    caller = Caller(unchanged).enter()
    values = {
        "token": token,
        "subject": "x",
        "entry": "x",
        "kind": "คำสั่ง",
        "do": "undo",
        "text": "x",
    }
    assert caller.post(path, values)[0] == 403
    if token:
        assert caller.post(path, values | {"token": caller.token}, X_Docgen_Token=token)[0] == 403


@pytest.mark.parametrize("name", NAMES)
def test_no_name_is_a_path(unchanged: RunningServer, name: str) -> None:
    caller = Caller(unchanged).enter()
    written = name if "%2f" in name else quote(name, safe="")
    for path in PLACES_OF_NAMES:
        status, _, body = caller.ask("GET", path.format(written))
        assert status in (400, 404), path
        assert b"root:" not in body
    version = caller.ask("GET", f"/letters/dla-1960/versions?with={written}")
    assert version[0] == 404
    for values in ({"after": name}, {"kind": name}):
        assert caller.post("/letters", {"token": caller.token, **values})[0] == 404
    saved = caller.post("/letters/dla-1960/versions", {"token": caller.token, "version": name})
    assert saved[0] == 404


def test_what_is_too_large_is_refused_before_it_is_read(unchanged: RunningServer) -> None:
    caller = Caller(unchanged).enter()
    connection = http.client.HTTPConnection("127.0.0.1", unchanged.port, timeout=PATIENCE)
    connection.putrequest("POST", "/settings/emblem", skip_host=True)
    for name, value in {
        "Host": f"127.0.0.1:{unchanged.port}",
        "Cookie": caller.cookie,
        "Origin": f"http://127.0.0.1:{unchanged.port}",
        "Content-Type": "multipart/form-data; boundary=x",
        "Content-Length": str(500_000_000),
    }.items():
        connection.putheader(name, value)
    connection.endheaders()
    assert connection.getresponse().status == 413
    connection.close()


def test_every_answer_forbids_what_comes_from_outside(module_server: RunningServer) -> None:
    caller = Caller(module_server).enter()
    for path in ("/", "/letters/dla-1960", "/static/letter.mjs", "/none"):
        _, headers, body = caller.ask("GET", path)
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert headers["cache-control"] == "no-store"
        assert headers["x-content-type-options"] == "nosniff"
        assert not re.search(rb"(?:src|href|action|import|url)[=( ]+[\"']?(?:https?:)?//", body)


def test_two_hundred_connections_and_slow_callers_do_not_stop_the_clerk(
    module_server: RunningServer,
) -> None:
    slow = []
    for _ in range(200):
        connection = socket.create_connection(("127.0.0.1", module_server.port), timeout=PATIENCE)
        connection.sendall(b"POST /letters HTTP/1.1\r\nHost: 127.0.0.1\r\n")
        slow.append(connection)
    found: list[int] = []
    caller = Caller(module_server).enter()
    several = [
        threading.Thread(target=lambda: found.append(caller.ask("GET", "/new")[0]))
        for _ in range(20)
    ]
    for thread in several:
        thread.start()
    for thread in several:
        thread.join(timeout=PATIENCE)
    assert found == [200] * 20
    for connection in slow:
        connection.close()


def test_a_second_start_opens_the_page_that_runs(server: RunningServer, tmp_path: Path) -> None:
    again = start(server.folder, tmp_path)
    assert again.opening == server.opening
    assert again.process.wait(timeout=PATIENCE) == 0
    again.stop()
    server.stop()
    assert not list((tmp_path / ".docgen" / "open").glob("*.json"))
    other = start(server.folder, tmp_path)
    assert other.opening != server.opening
    other.stop()


def test_odd_requests_are_answered(module_server: RunningServer) -> None:
    caller = Caller(module_server).enter()
    for method in ("PUT", "DELETE", "OPTIONS", "TRACE"):
        assert caller.ask(method, "/")[0] == 405
    form = {"Content-Type": "multipart/form-data; boundary=", "X-Docgen-Token": caller.token}
    origin = {"Origin": f"http://127.0.0.1:{module_server.port}"}
    assert 400 <= caller.ask("POST", "/letters/memo-example", b"--x", form | origin)[0] < 500
    assert caller.ask("GET", "/calendar?month=99-99&near=%00")[0] == 200
