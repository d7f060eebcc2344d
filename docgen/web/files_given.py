"""What the page gives besides pages: a file to keep or to look at, and the progress of a run."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from urllib.parse import quote

from starlette.responses import Response, StreamingResponse

from docgen.services.formats import MEDIA_TYPES
from docgen.web.batch_runs import BatchRun

_TYPES = MEDIA_TYPES | {
    "csv": "text/csv; charset=utf-8",
    "zip": "application/zip",
    "eml": "message/rfc822",
}


def attachment(name: str, content: bytes) -> Response:
    """A file to keep under its name."""
    return _given_file(name, content, "attachment")


def pdf_response(name: str, content: bytes) -> Response:
    """A PDF that the browser shows; anything else is kept."""
    is_shown = name.lower().endswith(".pdf")
    return _given_file(name, content, "inline" if is_shown else "attachment")


def progress_response(run: BatchRun | None) -> Response:
    """The progress of a run as it goes on, to its end."""

    async def events() -> AsyncIterator[str]:
        if run is None:
            return
        async for told in run.changes():
            yield f"data: {json.dumps(told)}\n\n"

    return StreamingResponse(events(), media_type="text/event-stream")


def _given_file(name: str, content: bytes, way: str) -> Response:
    kind = _TYPES.get(name.rpartition(".")[2].lower(), "application/octet-stream")
    headers = {"content-disposition": f"{way}; filename*=UTF-8''{quote(name, safe='')}"}
    return Response(content, media_type=kind, headers=headers)
