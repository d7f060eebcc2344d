"""The page as somebody sees it who works by keyboard, on a narrow screen or with a reader."""

from __future__ import annotations

import os
from pathlib import Path

from tests.helpers.running_page import (
    Clerk,
)

OFFICE = {
    "agency": "จังหวัดเชียงใหม่",
    "letterhead": "ศาลากลางจังหวัดเชียงใหม่\nถนนโชตนา ชม 50300",
    "reference_prefix": "ชม 0023.6",
    "responsible_office": "สำนักงานส่งเสริมการปกครองท้องถิ่นจังหวัด",
    "telephone": "0 5311 2608",
    "name": "นายสมชาย ใจดี",
    "position_title": "ท้องถิ่นจังหวัดเชียงใหม่",
    "signs_on_behalf_of": "ผู้ว่าราชการจังหวัดเชียงใหม่",
}
PLACES = (
    *("/", "/new", "/letters/chiangmai-2564", "/letters/dla-1960", "/letters/minutes-example"),
    *("/letters/dla-1960/yaml", "/letters/dla-1960/text", "/letters/dla-1960/versions"),
    *("/letters/dla-1960/number", "/settings/offices", "/settings/signatories"),
    *("/settings/style", "/settings/holidays", "/settings/emblem", "/manual", "/codes"),
    *("/codes/DG3005", "/manual?q=เลข", "/nowhere"),
    *("/batch", "/batch/dla-1960", "/batch/dla-1960?q=เชียง", "/recipients/provinces"),
    *(
        "/inbox",
        "/register",
        "/register/received",
        "/register/verify",
        "/check",
        "/follow",
        "/follow/dla-1960",
    ),
    *("/letters/dla-1960/annexes", "/letters/dla-1960/approval", "/data"),
    "/data/workload-2564.csv",
)


def focus(clerk: Clerk, condition: str, most: int = 150) -> None:
    """Press Tab until the focus is where the condition says."""
    for _ in range(most):
        clerk.page.keyboard.press("Tab")
        if clerk.page.evaluate(
            f"(() => {{ const it = document.activeElement; return {condition}; }})()"
        ):
            return
    raise AssertionError(condition)


PICTURES = os.environ.get("DOCGEN_PICTURES")  # a folder, to look at every state


def file_of(clerk: Clerk, name: str = "memo-example") -> Path:
    return clerk.server.folder / "config" / "circulars" / f"{name}.yaml"


def looked_at(clerk: Clerk, name: str) -> None:
    """No axe violation; wide, narrow and at 200 %, nothing runs out of the screen."""
    from axe_playwright_python.sync_playwright import Axe

    results = Axe().run(clerk.page)
    told = [
        (one["id"], [node["target"] for node in one["nodes"]][:3])
        for one in results.response["violations"]
    ]
    assert told == []
    for width in (1400, 1024, 700, 380):
        clerk.page.set_viewport_size({"width": width, "height": 800})
        clerk.until(f"innerWidth === {width}")
        wide = clerk.page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, (name, width)
        if PICTURES:
            clerk.page.screenshot(path=str(Path(PICTURES) / f"{name}-{width}.png"))
    assert not clerk.complaints
