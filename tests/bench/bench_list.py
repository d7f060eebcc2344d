"""A list of 20,000 rows on the page: what each look, mend and check of it costs the server.

Processor seconds of the server and what it started, wall seconds, and how much larger the server
is afterwards; each place is asked first and then five times again.
"""

from __future__ import annotations

import io
import os
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote, urlencode

import xlsxwriter

from docgen.services.list_grid import mark_of
from docgen.web.desk import Desk
from docgen.web.guard import RunSecrets
from tests.bench.material import folder
from tests.helpers.page_inside import Inside
from tests.helpers.running_page import make_workspace

_ROWS, _AGAIN = 19_990, 5
_PLACES = ("หมู่บ้าน.csv", "สมุดงาน.xlsx")


def run() -> list[str]:
    """One row for each place and kind of file."""
    told = []
    with folder() as place:
        inside = Inside(make_workspace(place / "ws"), Desk(place / "ws", RunSecrets()))
        for name in _PLACES:
            path = inside.folder / "config" / "recipients" / name
            path.write_bytes(_csv() if path.suffix == ".csv" else _workbook())
            told += _rows_of(inside, path)
            path.unlink()
        inside.desk.close()
    return told


def _rows() -> list[tuple[str, str, str]]:
    return [(f"หมู่บ้านที่ {n}", f"ผู้ใหญ่บ้านหมู่บ้านที่ {n}", f"ตำบล {n % 900}") for n in range(1, _ROWS + 1)]


def _csv() -> bytes:
    lines = ["ชื่อ,เรียน,กลุ่ม", *(",".join(row) for row in _rows())]
    lines[9_000] = lines[9_000].split(",")[0] + ",,"
    return "\n".join(lines).encode()


def _workbook() -> bytes:
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream)
    sheet = book.add_worksheet("บัญชี")
    for number, row in enumerate([("ชื่อ", "เรียน", "กลุ่ม"), *_rows()]):
        sheet.write_row(number, 0, row)
    sheet.write_blank(9_000, 1, None)
    book.close()
    return stream.getvalue()


def _rows_of(inside: Inside, path: Path) -> list[str]:
    address = f"/recipients/{quote(path.stem, safe='')}"
    last = f"{address}?{urlencode({'from': 19_900})}"

    def look(where: str) -> None:
        status, _ = inside.ask("GET", where)
        assert status == 200, where

    def mend() -> None:
        texts = {"token": inside.desk.keys.change, "mark": mark_of(path)}
        column = time.perf_counter_ns() % 1_000
        body = urlencode(texts | {"cell/500/2": f"ตำบล {column}"}).encode()
        assert inside.ask("POST", f"{address}/mend", body)[0] == 303

    name = path.suffix
    return [
        _told(f"{name} page", lambda: look(address)),
        _told(f"{name} last rows", lambda: look(last)),
        _told(f"{name} found by words", lambda: look(f"{address}?{urlencode({'q': '1234'})}")),
        _told(f"{name} a cell mended", mend),
        _told(f"{name} page after it", lambda: look(address)),
        _told(f"{name} told file", lambda: look(f"{address}/told")),
    ]


def _told(name: str, ask: Callable[[], None]) -> str:
    first, *again = [_cost(ask) for _ in range(_AGAIN + 1)]
    before, after = _size(), _size_after(ask)
    spent, wall = (statistics.median(one[part] for one in again) for part in (0, 1))
    return (
        f"{name:24} first {first[0]:.2f} s of processor ({first[1]:.2f} s), then {spent:.2f} "
        f"({wall:.2f} s); {after - before:+d} MB of {after} MB"
    )


def _cost(ask: Callable[[], None]) -> tuple[float, float]:
    begun, before = time.perf_counter(), os.times()
    ask()
    after = os.times()
    return sum(after[:4]) - sum(before[:4]), time.perf_counter() - begun


def _size_after(ask: Callable[[], None]) -> int:
    for _ in range(_AGAIN):
        ask()
    return _size()


def _size() -> int:
    """Megabytes that the server holds; 0 where the system does not say."""
    status = Path("/proc/self/status")
    lines = status.read_text(encoding="utf-8").splitlines() if status.exists() else []
    return next((int(line.split()[1]) // 1024 for line in lines if line.startswith("VmRSS")), 0)
