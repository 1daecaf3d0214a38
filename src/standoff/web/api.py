"""The same answers as JSON under /api, and as tables to take away."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import PlainTextResponse, Response

from standoff.record import Record
from standoff.report.dossier import Share
from standoff.report.rows import (
    ActorPage,
    ActorRow,
    BalanceRow,
    ClaimRow,
    DisputeRow,
    EventRow,
    TieRow,
    VoiceRow,
)
from standoff.report.writing import csv_of, json_of
from standoff.web import answers
from standoff.web.answers import Counts, Edge, ReportRow
from standoff.web.filters import EVERYTHING, Filters
from standoff.web.pages import desk_of
from standoff.web.reviewing import Judged, keep
from standoff.web.single import one_actor

api = APIRouter(prefix="/api", tags=["crisis"])
taking = APIRouter(include_in_schema=False)
Asked = Annotated[Filters, Query()]
Most = Annotated[int, Query(ge=1, le=10_000, description="Rows on a page.")]


def _page(request: Request, name: str, filters: Filters, most: int) -> list[Any]:
    rows = desk_of(request).ask(answers.QUESTIONS[name], filters)
    return list(rows[(filters.page - 1) * most : filters.page * most])


@api.get("/status")
def status(request: Request) -> Counts:
    """How much there is; reports and independent texts."""
    return desk_of(request).ask(answers.counts, EVERYTHING)


@api.get("/disputes")
def disputes(request: Request, filters: Asked, most: Most = 100) -> list[DisputeRow]:
    """Claim and contest side by side, with everybody on either side, the surest first."""
    return _page(request, "disputes", filters, most)


@api.get("/claims")
def claims(request: Request, filters: Asked, most: Most = 100) -> list[ClaimRow]:
    """Claims with their voices."""
    return _page(request, "claims", filters, most)


@api.get("/actors")
def actors(request: Request, filters: Asked, most: Most = 100) -> list[ActorRow]:
    """Who speaks and who is spoken of, who speaks most first."""
    return _page(request, "actors", filters, most)


@api.get("/actors/{actor}")
def actor(request: Request, actor: str, filters: Asked) -> ActorPage:
    """All that the crisis holds of one actor."""
    return desk_of(request).ask(one_actor, filters.model_copy(update={"actor": actor}))


@api.get("/ties")
def ties(request: Request, filters: Asked, most: Most = 100) -> list[TieRow]:
    """Ties with each report's version."""
    return _page(request, "ties", filters, most)


@api.get("/balance")
def balance(request: Request, filters: Asked) -> list[BalanceRow]:
    """What flows each way between `one` and `other`, by kind."""
    return _page(request, "balance", filters, 10_000)


@api.get("/edges")
def edges(request: Request, filters: Asked) -> list[Edge]:
    """The network of states: for each kind of tie how much flows from one to another."""
    return _page(request, "edges", filters, 10_000)


@api.get("/voices")
def voices(request: Request, filters: Asked, most: Most = 100) -> list[VoiceRow]:
    """Everybody who asserts or denies a `claim`."""
    return _page(request, "voices", filters, most)


@api.get("/spoken_of")
def spoken_of(request: Request, filters: Asked, most: Most = 100) -> list[VoiceRow]:
    """What others say of an `actor`, or to it."""
    return _page(request, "spoken_of", filters, most)


@api.get("/events")
def events(request: Request, filters: Asked, most: Most = 100) -> list[EventRow]:
    """Who did what to whom, in the order of time."""
    return _page(request, "events", filters, most)


@api.get("/statements")
def statements(request: Request, filters: Asked, most: Most = 100) -> list[VoiceRow]:
    """Who says what; with `q` the statements in which the words stand."""
    return _page(request, "statements", filters, most)


@api.get("/shares")
def shares(request: Request, filters: Asked) -> list[Share]:
    """Statements by kind of source."""
    return _page(request, "shares", filters, 100)


@api.get("/reports")
def reports(request: Request, filters: Asked, most: Most = 100) -> list[ReportRow]:
    """Reports, the newest first."""
    return _page(request, "reports", filters, most)


@api.get("/record", response_model=None)
def record(request: Request, id: str) -> Response:  # noqa: A002  # the name in the address
    """The record of one report, as RECORD.md has it."""
    with desk_of(request).book() as book:
        found: Record | None = next(iter(book.session.reports.records([id])), None)
    if found is None:
        raise HTTPException(404, "There is no record of that report here.")
    return Response(found.to_json(), media_type="application/json")


@api.get("/reviews")
def reviews(request: Request, item: str) -> list[dict[str, str]]:
    """What people said of an item, the oldest first."""
    return [asdict(each) for each in desk_of(request).reviews(item)]


@api.post("/reviews", status_code=201)
def put_review(request: Request, judged: Judged) -> dict[str, str]:
    """Keeps a judgement, with the reviewer's name and the time."""
    return keep(request, judged)


@taking.get("/take/{name}.{form}")
def take(request: Request, name: str, form: str, filters: Asked) -> Response:
    """All rows that the filters leave, as CSV or JSON."""
    if name not in answers.QUESTIONS or form not in {"csv", "json"}:
        raise HTTPException(404, "There is no such table.")
    rows = desk_of(request).ask(answers.QUESTIONS[name], filters)
    lines: Iterable[str] = csv_of(rows) if form == "csv" else json_of(rows)
    kind = "text/csv" if form == "csv" else "application/json"
    headers = {"content-disposition": f'attachment; filename="{name}.{form}"'}
    return PlainTextResponse("".join(f"{line}\n" for line in lines), media_type=kind, headers=headers)
