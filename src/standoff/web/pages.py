"""The pages. Each is made whole by the server, and can be read, followed and printed without a script."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from itertools import chain
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, Response, StreamingResponse
from jinja2 import Environment, PackageLoader

from standoff.report.answer import Answer
from standoff.report.dossier import leading, newest, place_of, sides_of, surroundings
from standoff.report.dossier_net import state_names
from standoff.report.dossier_time import Timeline, first_day, last_day, timeline
from standoff.report.dossier_words import environment, style
from standoff.report.rows import DisputeRow, VoiceRow
from standoff.web import answers
from standoff.web.desk import Desk, tally
from standoff.web.filters import EVERYTHING, Filters
from standoff.web.links import LINKS
from standoff.web.report_page import Wanted, report_page
from standoff.web.reviewing import reviewer_of
from standoff.web.single import one_actor, only_claim

pages = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)
Asked = Annotated[Filters, Query()]
_PAGE, _CARDS, _SHORT = 50, 20, 6
_AT_ONCE = 100
"""Pieces of a template that are sent together."""
_NAV = (
    ("/", "Overview"),
    ("/disputes", "Disputes"),
    ("/actors", "Actors"),
    ("/ties", "Ties"),
    ("/events", "Events"),
    ("/reports", "Reports"),
    ("/search", "Search"),
)


@lru_cache(maxsize=1)
def templates() -> Environment:
    """The templates of the pages, compiled: it takes long, and whoever asks first should not wait for it."""
    made = environment(PackageLoader("standoff.web", "templates"))
    made.globals |= {**LINKS, "nav": _NAV, "judgement_of": newest, "place_of": place_of}
    for name in made.list_templates(extensions=["html"]):
        made.get_template(name)
    return made


def desk_of(request: Request) -> Desk:
    """The crisis that the application shows."""
    desk: Desk = request.app.state.desk
    return desk


def shown_page(request: Request, template: str, content: Mapping[str, object], status: int = 200) -> Response:
    """A page of the template, filled with the content and with what every page shows."""
    return HTMLResponse(templates().get_template(template).render(_filled(request, content)), status)


def streamed_page(request: Request, template: str, content: Mapping[str, object]) -> Response:
    """The same, sent while it is made: for content in which nothing can fail any more."""
    made = templates().get_template(template).stream(_filled(request, content))
    made.enable_buffering(_AT_ONCE)
    return StreamingResponse(made, media_type="text/html")


def _filled(request: Request, content: Mapping[str, object]) -> Mapping[str, object]:
    common = {"crisis": desk_of(request).name, "path": request.url.path, "reviewer": reviewer_of(request)}
    here = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    return {**common, "here": here, **content}


def part_of(rows: Sequence[Any], filters: Filters, size: int = _PAGE) -> dict[str, Any]:
    """One page of the rows, and what a template needs to lead to the others."""
    last = max(1, -(-len(rows) // size))
    page = min(filters.page, last)
    return {
        "rows": rows[(page - 1) * size : page * size],
        "count": len(rows),
        "page": page,
        "last": last,
        "filters": filters,
    }


@pages.get("/")
def overview(request: Request, filters: Asked) -> Response:
    """What is disputed now, who speaks most, how much there is, and when."""
    desk = desk_of(request)
    disputes = desk.ask(answers.disputes, filters)
    said, shown = desk.ask(answers.statements, filters), leading(disputes, _SHORT)
    return shown_page(
        request,
        "overview.html",
        {
            "filters": filters,
            "counts": desk.ask(answers.counts, EVERYTHING),
            "disputes": shown,
            **_around(desk, sides_of(shown)),
            "found": len(disputes),
            "shares": desk.ask(answers.shares, filters),
            "speakers": [row for row in desk.ask(answers.actors, filters) if row.id and row.statements][:8],
            "line": _line(desk, said, disputes, filters),
            "said": len(said),
            "link_to": lambda bar: filters.link("/", since=bar.since, until=bar.until),
        },
    )


def _around(desk: Desk, *voices: Iterable[VoiceRow]) -> dict[str, object]:
    """What stands about the voices that say little alone."""
    with desk.book() as book:
        return {"surroundings": surroundings(book, chain(*voices))}


def _line(desk: Desk, said: Answer[VoiceRow], disputes: Answer[DisputeRow], filters: Filters) -> Timeline | None:
    """The timeline of the time that is asked for, else of that in which the reports were published."""
    bounds = desk.ask(answers.counts, EVERYTHING)
    since, until = first_day(filters.since) or bounds.first, last_day(filters.until) or bounds.last
    if since is None or until is None:
        return None
    contests = (row.contest.day for row in disputes)
    return timeline(((row.day, row.part) for row in said), contests, since, until)


@pages.get("/disputes")
def disputes_page(request: Request, filters: Asked) -> Response:
    """Claim and denial side by side."""
    desk = desk_of(request)
    rows = desk.ask(answers.disputes, filters)
    content = part_of(rows, filters, _CARDS)
    voices = (each for row in content["rows"] for each in (row.claim, row.contest, *row.asserting, *row.denying))
    return shown_page(request, "disputes.html", content | _around(desk, voices))


@pages.get("/claim")
def claim_page(request: Request, id: str) -> Response:  # noqa: A002  # the name in the address
    """A claim with everybody who asserts or denies it."""
    desk, filters = desk_of(request), Filters(claim=id)
    row = desk.ask(only_claim, filters)
    return shown_page(request, "claim.html", {"row": row, "filters": filters, **_around(desk, row.voices)})


@pages.get("/actors")
def actors_page(request: Request, filters: Asked) -> Response:
    """Everybody who speaks or is spoken of."""
    rows = desk_of(request).ask(answers.actors, filters)
    return shown_page(request, "actors.html", part_of(rows, filters))


@pages.get("/actor")
def actor_page(request: Request, id: str, filters: Asked) -> Response:  # noqa: A002  # the name in the address
    """One actor: what they said, what was said of them, ties, over time."""
    desk, own = desk_of(request), filters.model_copy(update={"actor": id})
    page = desk.ask(one_actor, own)
    disputes, content = Answer(DisputeRow, page.disputes), part_of(page.said, own)
    shown, about = leading(disputes, 4), page.spoken_of[:_PAGE]
    return shown_page(
        request,
        "actor.html",
        content
        | {
            "actor": page.actor,
            "about": about,
            "about_count": len(page.spoken_of),
            "disputes": shown,
            **_around(desk, content["rows"], about, sides_of(shown)),
            "disputed": len(disputes),
            "ties": page.ties,
            "line": _line(desk, Answer(VoiceRow, page.said), disputes, own),
            "link_to": lambda bar: own.link("/actor", id=id, actor=None, since=bar.since, until=bar.until),
        },
    )


@pages.get("/ties")
def ties_page(request: Request, filters: Asked) -> Response:
    """The network of states, a table that follows what is chosen in it, and the balance of a pair."""
    desk = desk_of(request)
    everything = desk.ask(answers.ties, filters.model_copy(update={"one": None, "other": None, "kind": None}))
    with desk.book() as book:
        names, net = state_names(book), answers.drawing(book, filters, everything)
        called = {
            each: names.get(each) or (book.cast.name(each) if each in book.cast.actors else each)
            for each in _ends(filters)
        }
    return shown_page(
        request,
        "ties.html",
        part_of(desk.ask(answers.ties, filters), filters)
        | {
            "net": net,
            "on": tuple(_ends(filters)),
            "called": called,
            "balance": desk.ask(answers.balance, filters.model_copy(update={"kind": None})),
        },
    )


def _ends(filters: Filters) -> list[str]:
    return [each for each in (filters.one, filters.other) if each]


@pages.get("/events")
def events_page(request: Request, filters: Asked) -> Response:
    """Who did what to whom, in the order of time."""
    rows = desk_of(request).ask(answers.events, filters)
    return shown_page(request, "events.html", part_of(rows, filters) | {"kinds": tally(row.code for row in rows)})


@pages.get("/reports")
def reports_page(request: Request, filters: Asked) -> Response:
    """All reports, copies with their originals."""
    desk = desk_of(request)
    content = part_of(desk.ask(answers.reports, filters), filters)
    return shown_page(request, "reports.html", content | {"counts": desk.ask(answers.counts, EVERYTHING)})


@pages.get("/report")
def one_report(
    request: Request,
    id: str,  # noqa: A002  # the name in the address
    item: str = "",
    at: str = "",
    passage: Annotated[int, Query(ge=1)] = 1,
    whole: bool = False,  # noqa: FBT001, FBT002  # as the address has it
) -> Response:
    """A report's text with its spans marked, and the record beside it; of a very long text one passage."""
    wanted = Wanted(id, item, at, passage, whole)
    return streamed_page(request, "report.html", report_page(desk_of(request), wanted))


@pages.get("/search")
def search_page(request: Request, filters: Asked) -> Response:
    """Statements by their words and by facets."""
    desk = desk_of(request)
    rows = desk.ask(answers.statements, filters)
    facets = {
        "part": tally(row.part for row in rows),
        "act": tally(row.act for row in rows),
        "country": tally(row.country for row in rows),
        "outlet": tally(row.outlet for row in rows),
        "actor": tally(row.who for row in rows if row.actor and row.part != "unnamed"),
    }
    reports = desk.ask(answers.reports, filters) if filters.q else ()
    content = part_of(rows, filters) | {"facets": facets, "reports": reports[:5]}
    return shown_page(request, "search.html", content | _around(desk, content["rows"]))


@pages.get("/static/standoff.css")
def sheet() -> Response:
    """The style sheet, which the dossier uses as well."""
    return Response(style(), media_type="text/css")


@pages.get("/static/standoff.js")
def script() -> Response:
    """The pages' own script."""
    source = files("standoff.web").joinpath("static", "standoff.js").read_text(encoding="utf-8")
    return Response(source, media_type="text/javascript")
