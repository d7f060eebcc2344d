"""แหล่งข้อมูลภายนอก: fetched in a process of its own, counted source by source, stopped at once."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from docgen.services.fetch import wanted_sources
from docgen.web.batch_runs import BatchRun
from docgen.web.desk import Desk
from docgen.web.files_given import progress_response
from docgen.web.posted import posted_texts, room_of
from docgen.web.run_worker import FetchOrder

_KEY = "sources"


def last_fetching(desk: Desk) -> BatchRun | None:
    """The last fetching, if there was one."""
    return desk.fetches.runs.get(_KEY)


async def take(request: Request) -> Response:
    """Fetch one source, all, or those that a stop left; or stop."""
    desk: Desk = request.app.state.desk
    room = room_of(request)
    texts = await posted_texts(request)
    if texts.get("do") == "stop":
        await desk.run_aside(desk.fetches.stop, _KEY)
        return RedirectResponse("/data#sources", status_code=303)
    source, former = texts.get("source", ""), last_fetching(desk)
    wanted = wanted_sources(room.workspace, (source,) if source else ())
    if texts.get("do") == "rest" and former is not None and isinstance(former.order, FetchOrder):
        left = [name for name in former.order.wanted.names if name not in former.done]
        wanted = wanted_sources(room.workspace, left)
    if wanted.names:
        desk.fetches.begin(_KEY, FetchOrder(wanted, desk.now()))
    return RedirectResponse("/data#sources", status_code=303)


async def follow(request: Request) -> Response:
    """The progress as it goes on."""
    return progress_response(last_fetching(request.app.state.desk))


ROUTES = [
    Route("/sources", take, methods=["POST"]),
    Route("/sources/events", follow, methods=["GET"]),
]
