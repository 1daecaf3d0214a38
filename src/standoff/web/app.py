"""The application: pages, JSON and tables over one crisis, behind a door."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException

from standoff import __version__
from standoff.errors import QuestionError, StandoffError
from standoff.web import answers
from standoff.web.api import api, taking
from standoff.web.desk import Desk
from standoff.web.door import LOOPBACK, Door
from standoff.web.filters import EVERYTHING
from standoff.web.news import news
from standoff.web.pages import pages, shown_page, templates
from standoff.web.reviewing import reviewing


@dataclass(frozen=True, slots=True)
class Access:
    """Who may come in, and under whose name they review."""

    hosts: Sequence[str] = LOOPBACK
    token: str | None = None
    reviewer: str = "reader"


def make_app(desk: Desk, access: Access | None = None) -> Door:
    """The pages of a crisis as an ASGI application. What all pages need is made ready first."""
    own = access or Access()
    templates()
    desk.ask(answers.reports, EVERYTHING)
    app = FastAPI(
        title="Standoff",
        version=__version__,
        description="Who says what, who denies it, and the words that back each item.",
        openapi_url="/api/openapi.json",
        docs_url=None,  # the usual page of documentation fetches scripts from elsewhere
        redoc_url=None,
        telemetry={"auto_configure": False, "tracing": False, "metrics": False, "logs": False},
    )
    app.state.desk, app.state.reviewer = desk, own.reviewer
    for router in (pages, api, taking, reviewing, news):
        app.include_router(router)
    app.add_api_route("/api", _about_api, include_in_schema=False)
    for error in (StandoffError, HTTPException, RequestValidationError):
        app.add_exception_handler(error, _told)
    return Door(app, own.hosts, own.token)


def _about_api(request: Request) -> Response:
    """What can be asked under /api."""
    paths = request.app.openapi()["paths"]
    told = [
        (method.upper(), path, about["summary"], about.get("description", ""), about.get("parameters", []))
        for path, methods in paths.items()
        for method, about in methods.items()
    ]
    return shown_page(request, "api.html", {"told": told})


async def _told(request: Request, error: Exception) -> Response:
    """An error in words: JSON where JSON was asked for, else a page."""
    status, words = _words(error)
    if request.url.path.startswith("/api/") or "application/json" in request.headers.get("accept", ""):
        return JSONResponse({"detail": words}, status)
    return shown_page(request, "error.html", {"words": words, "status_code": status}, status)


def _words(error: Exception) -> tuple[int, str]:
    match error:
        case QuestionError():
            return 400, str(error)
        case StandoffError():
            return 503, str(error)
        case HTTPException():
            return error.status_code, "There is no such page." if error.detail == "Not Found" else str(error.detail)
        case RequestValidationError():
            first = error.errors()[0]
            return 422, f"{'.'.join(map(str, first['loc'][1:]))}: {first['msg']}."
        case _:
            return 500, "Something went wrong."
