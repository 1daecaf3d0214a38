"""What people judge: a click, kept with who and when, beside what the machine found."""

from __future__ import annotations

from typing import Annotated, Literal
from urllib.parse import parse_qs, quote, unquote

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, RedirectResponse, Response
from pydantic import BaseModel, Field

from standoff.errors import QuestionError, shown
from standoff.store import Review
from standoff.web.answers import disputes
from standoff.web.desk import Desk
from standoff.web.filters import EVERYTHING

reviewing = APIRouter(include_in_schema=False)
_COOKIE = "standoff_reviewer"
_LONGEST = 80
_YEAR = 31_536_000
_BODY = 20_000


class Judged(BaseModel):
    """What a person says of an item."""

    item: Annotated[str, Field(min_length=1, max_length=2_000, description="The `item` of a dispute.")]
    judgement: Literal["accept", "reject", "undecided"]
    reviewer: Annotated[str, Field(max_length=_LONGEST)] = ""
    note: Annotated[str, Field(max_length=5_000)] = ""


def reviewer_of(request: Request) -> str:
    """Who reviews: as the reader said it last, else as the one who started the server said."""
    given = unquote(request.cookies.get(_COOKIE, "")).strip()[:_LONGEST]
    return given or str(request.app.state.reviewer)


@reviewing.post("/review")
async def review(request: Request) -> Response:
    """Keeps a judgement that a form on a page sends; goes back to where it was given."""
    form = await _form(request)
    if form.get("judgement") not in {"accept", "reject", "undecided"} or not form.get("item"):
        raise QuestionError("A judgement is accept, reject or undecided, and of an item.")
    judged = Judged.model_validate({name: form.get(name, "") for name in Judged.model_fields})
    kept = keep(request, judged)
    if "application/json" in request.headers.get("accept", ""):
        return JSONResponse(kept)
    return RedirectResponse(_own(form.get("back", "/")), 303)


@reviewing.post("/reviewer")
async def reviewer(request: Request) -> Response:
    """Remembers, in the reader's browser, who reviews."""
    form = await _form(request)
    answer = RedirectResponse(_own(form.get("back", "/")), 303)
    name = form.get("reviewer", "").strip()[:_LONGEST]
    answer.set_cookie(_COOKIE, quote(name), max_age=_YEAR, samesite="strict", httponly=True)
    return answer


def keep(request: Request, judged: Judged) -> dict[str, str]:
    """Keeps a judgement of a dispute that is there; gives it as it was kept. Raises QuestionError for another item."""
    desk: Desk = request.app.state.desk
    if judged.item not in {row.item for row in desk.ask(disputes, EVERYTHING)}:
        raise QuestionError(f"There is no dispute {shown(judged.item)} here. Load the page anew.")
    who = judged.reviewer.strip() or reviewer_of(request)
    desk.review(Review(judged.item, judged.judgement, who, note=judged.note))
    newest = desk.reviews(judged.item)[-1]
    return {name: getattr(newest, name) for name in ("item", "judgement", "reviewer", "at", "note")}


async def _form(request: Request) -> dict[str, str]:
    """The fields of a form; what is longer than any form of ours is cut."""
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > _BODY:
            raise QuestionError("This form is longer than any of ours.")
    found = parse_qs(body.decode("utf-8", "replace"), keep_blank_values=True)
    return {name: values[0] for name, values in found.items()}


def _own(address: str) -> str:
    """The address, if it is one of this server's own pages."""
    return address if address.startswith("/") and not address.startswith(("//", "/\\")) else "/"
