"""The routes of the page, as the app lists them."""

from __future__ import annotations

from pathlib import Path

from starlette.routing import Route

from docgen.web.app import make_app
from docgen.web.desk import Desk
from docgen.web.guard import RunSecrets

ROUTES = tuple(route for route in make_app(Desk(Path("/nowhere"), RunSecrets())).routes)
POSTS = sorted(
    route.path for route in ROUTES if isinstance(route, Route) and "POST" in (route.methods or ())
)
GETS = sorted(
    route.path for route in ROUTES if isinstance(route, Route) and "GET" in (route.methods or ())
)
