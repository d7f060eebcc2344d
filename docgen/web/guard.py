"""Who may come in: this machine's own browser, with the token that the start of docgen gave it.

A name that resolves to this machine, another site in the same browser and a request without the
cookie get an empty answer; every answer forbids scripts and pictures from anywhere else.
"""

from __future__ import annotations

import hmac
import secrets
from dataclasses import field
from http.cookies import CookieError, SimpleCookie

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from docgen.light import dataclass
from docgen.whole_numbers import number_within

DOOR = "/start/"
MOST_BYTES = 60_000_000  # of one request
_HEADERS = {
    "content-security-policy": "default-src 'none'; script-src 'self'; style-src 'self';"
    " img-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self';"
    " base-uri 'none'; frame-ancestors 'none'; object-src 'none'",
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
}


@dataclass(frozen=True, slots=True)
class RunSecrets:
    """The secrets of one run: for the address that opens it, the cookie, and each change."""

    door: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    cookie: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    change: str = field(default_factory=lambda: secrets.token_urlsafe(32))

    def allows_change(self, token: str | None) -> bool:
        """Whether a form or script carries the token of this run."""
        return token is not None and _equal(token, self.change)


class Guard:
    """Lets requests through to the page, or answers them itself with an empty 4xx."""

    def __init__(self, app: ASGIApp, port: int, keys: RunSecrets) -> None:
        self._app = app
        self._keys = keys
        self._hosts = {f"127.0.0.1:{port}", f"localhost:{port}"}
        self._origins = {f"http://{host}" for host in self._hosts}
        self._cookie = f"docgen-{port}"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            return
        refusal = self._refusal(Headers(scope=scope), scope)
        if refusal:
            await Response(status_code=refusal, headers=_HEADERS)(scope, receive, send)
        elif scope["path"].startswith(DOOR):
            await self._open(scope, receive, send)
        else:
            await self._app(scope, _limited_receive(receive), _with_headers(send))

    def _refusal(self, headers: Headers, scope: Scope) -> int:
        """The status with which a request is refused; 0 when it may pass."""
        if headers.get("host", "") not in self._hosts or len(headers.getlist("host")) != 1:
            return 400
        origin = headers.get("origin")
        if origin is not None and origin not in self._origins:
            return 403
        if headers.get("sec-fetch-site", "none") not in ("none", "same-origin"):
            return 403
        if scope["method"] not in ("GET", "HEAD", "POST"):
            return 405
        if scope["method"] == "POST" and origin is None:
            return 403
        if number_within(headers.get("content-length", "0"), 0, MOST_BYTES) is None:
            return 413
        if scope["path"].startswith(DOOR):
            is_known = _equal(scope["path"].removeprefix(DOOR), self._keys.door)
            return 0 if is_known and scope["method"] == "GET" else 403
        return 0 if _equal(self._cookie_of(headers), self._keys.cookie) else 403

    def _cookie_of(self, headers: Headers) -> str:
        try:
            morsel = SimpleCookie(headers.get("cookie", "")).get(self._cookie)
        except CookieError:
            return ""
        return morsel.value if morsel is not None else ""

    async def _open(self, scope: Scope, receive: Receive, send: Send) -> None:
        """The address with the token: the browser gets its cookie, and the token leaves its bar."""
        cookie = f"{self._cookie}={self._keys.cookie}; Path=/; HttpOnly; SameSite=Strict"
        # A redirect would not carry a strict cookie when the address came from outside.
        page = (
            b'<!doctype html><meta http-equiv="refresh" content="0;url=/"><title>docgen</title>'
            b'<link rel="icon" href="/static/icon.svg">'
        )
        headers = {**_HEADERS, "set-cookie": cookie, "content-type": "text/html; charset=utf-8"}
        await Response(page, headers=headers)(scope, receive, send)


def _equal(given: str, known: str) -> bool:
    return hmac.compare_digest(given.encode("utf-8", "replace"), known.encode("utf-8"))


def _with_headers(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in _HEADERS.items():
                headers.setdefault(name, value)
        await send(message)

    return sending


class TooMuchError(Exception):
    """A body that is longer than it said."""


def _limited_receive(receive: Receive) -> Receive:
    taken = 0

    async def receiving() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > MOST_BYTES:
            raise TooMuchError
        return message

    return receiving
