"""Rows from the web: a CSV or XLSX file by https, or a CKAN catalogue's ``datastore_search``."""

from __future__ import annotations

import csv
import io
import json
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Mapping
from pathlib import PurePosixPath
from typing import Any

from docgen.diagnostics import Rejected
from docgen.loading.decoding import decode
from docgen.loading.tables import csv_source, xlsx_source
from docgen.loading.tables.grids import DataTable, Grid, Limits
from docgen.loading.workspace.sources import Source
from docgen.services.fetching import Elapsed, Fetched, refused_source, within_rows

Get = Callable[[str, Mapping[str, str], float], bytes]
_MOST_BYTES = 200_000_000
_CHUNK = 1 << 16
_PAGE = 10_000
_WORKBOOK = b"PK"
_SECURE = "https"


class WebError(Exception):
    """What stood in the way: a status, a reason of the network, or too much."""


class _Secure(urllib.request.HTTPRedirectHandler):
    """Follows no way that leaves https."""

    def redirect_request(
        self, req: Any, fp: Any, code: int, msg: str, headers: Any, newurl: str
    ) -> Any:
        if urllib.parse.urlsplit(newurl).scheme != _SECURE:
            raise WebError(f"{code} → {urllib.parse.urlsplit(newurl).scheme}")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def get(address: str, headers: Mapping[str, str], seconds: float) -> bytes:
    """What lies at an https address.

    Raises: WebError, when it cannot be had within the time, or is too much.
    """
    if urllib.parse.urlsplit(address).scheme != _SECURE:
        raise WebError(urllib.parse.urlsplit(address).scheme or "-")
    request = urllib.request.Request(address, headers={"User-Agent": "docgen", **headers})
    ask = urllib.request.build_opener(_Secure()).open
    try:
        with ask(request, timeout=seconds) as answer:
            content = answer.read(_MOST_BYTES + 1)
    except urllib.error.HTTPError as error:
        raise WebError(f"HTTP {error.code}") from None
    except (urllib.error.URLError, OSError, ValueError) as error:
        raise WebError(str(getattr(error, "reason", error))) from None
    if len(content) > _MOST_BYTES:
        raise WebError(f"> {_MOST_BYTES // 1_000_000} MB")
    return bytes(content)


def file_fetched(source: Source, elapsed: Elapsed, fetch: Get = get) -> Fetched:
    """The table in the file at the source's address.

    Raises: Rejected, with DG4406, DG4407, DG4409 or DG4410.
    """
    content = _got(source, source.address, {}, elapsed, fetch)
    limits = Limits(bytes=_MOST_BYTES, rows=source.rows + 1)
    name = PurePosixPath(urllib.parse.urlsplit(source.address).path).name or source.name
    if content.startswith(_WORKBOOK):
        made = xlsx_source.grid(content, name, source.sheet or None, limits)
    else:
        made = _text_grid(content, name, source, limits)
    if isinstance(made, DataTable) or any(fault.is_error for fault in made.found):
        reason = made.found[0].message() if made.found else name
        raise refused_source("DG4410", source, reason=reason)
    rows = [
        list(record.cells) for record in made.records if any(cell.strip() for cell in record.cells)
    ]
    within_rows(len(rows) - 1, source, elapsed)
    if len(rows) < 1 or sum(1 for cell in rows[0] if cell.strip()) < 1:
        raise refused_source("DG4410", source, reason=name)
    return Fetched(tuple(rows[0]), rows[1:], {"address": _shown_address(source)})


def _text_grid(content: bytes, name: str, source: Source, limits: Limits) -> Grid | DataTable:
    start = content[:500].lstrip().lower()
    if start.startswith((b"<!doctype", b"<html")):
        raise refused_source("DG4410", source, reason="HTML")
    text = decode(content, name, allow_foreign=True)
    if text.lines is None:
        return DataTable((), text.found, ())
    return csv_source.grid(content, name, limits)


def catalogue_fetched(source: Source, elapsed: Elapsed, fetch: Get = get) -> Fetched:
    """All records of a resource of a CKAN catalogue, page by page.

    Raises: Rejected, with DG4406, DG4407, DG4409 or DG4411.
    """
    headers = {"Authorization": source.key} if source.key else {}
    headings: list[str] = []
    rows: list[list[str]] = []
    while True:
        asked = {"resource_id": source.resource, "limit": str(_PAGE), "offset": str(len(rows))}
        query = urllib.parse.urlencode(asked)
        base = source.catalogue.rstrip("/")
        address = f"{base}/api/3/action/datastore_search?{query}"
        result = _result(source, _got(source, address, headers, elapsed, fetch))
        headings = headings or [field["id"] for field in result["fields"] if field["id"] != "_id"]
        records = result["records"]
        rows += [
            ["" if record.get(key) is None else str(record[key]) for key in headings]
            for record in records
        ]
        within_rows(len(rows), source, elapsed)
        if len(records) < _PAGE:
            break
    origin = {"catalogue": source.without_secrets(source.catalogue), "resource": source.resource}
    return Fetched(tuple(headings), rows, origin)


def _result(source: Source, content: bytes) -> dict[str, Any]:
    try:
        answer = json.loads(content)
        if answer["success"] is not True:
            raise refused_source("DG4411", source, reason=str(answer.get("error", "")))
        result: dict[str, object] = answer["result"]
        if not isinstance(result["fields"], list) or not isinstance(result["records"], list):
            raise TypeError(content[:80])
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise refused_source("DG4411", source, reason="JSON") from None
    return result


def _got(
    source: Source, address: str, headers: Mapping[str, str], elapsed: Elapsed, fetch: Get
) -> bytes:
    left = source.seconds - elapsed()
    if left <= 0:
        raise refused_source("DG4407", source, most=source.seconds)
    try:
        return fetch(address, headers, left)
    except WebError as error:
        raise refused_source("DG4409", source, reason=str(error)) from None
    except Rejected:
        raise


def _shown_address(source: Source) -> str:
    return source.without_secrets(source.address)


def csv_bytes(fetched: Fetched) -> bytes:
    """The rows as a CSV file that Excel reads as Thai."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(fetched.headings)
    writer.writerows(fetched.rows)
    return stream.getvalue().encode("utf-8-sig")
