"""What `standoff watch` found lately, for pages that are open and for other programs."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from standoff.crisis.watch_news import as_json, news_since
from standoff.web.pages import desk_of

news = APIRouter(tags=["crisis"])
Moment = Annotated[str | None, Query(max_length=40, description="The `moment` of the answer before, in UTC.")]


@dataclass(frozen=True, slots=True)
class NewsAnswer:
    """What was found since, and from when to ask on."""

    moment: str
    news: list[dict[str, Any]]
    """In the form that docs/WATCH.md shows, the oldest first."""


@news.get("/api/news")
def since(request: Request, since: Moment = None) -> NewsAnswer:
    """What was found later than a moment: new disputes, new statements by followed actors. Without one, nothing yet."""
    store = desk_of(request).store
    if since is None:
        with store.reading() as session:
            last = session.watched.last(1)
        return NewsAnswer(last[0].at if last else "", [])
    found = news_since(store, since)
    return NewsAnswer(found[-1].at if found else since, [as_json(each) for each in found])


@news.get("/static/news.js", include_in_schema=False)
def script() -> Response:
    """The script that asks."""
    source = files("standoff.web").joinpath("static", "news.js").read_text(encoding="utf-8")
    return Response(source, media_type="text/javascript")
