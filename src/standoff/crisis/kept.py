"""What many reports say together, kept in their crisis, so that a question need not put it together again."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from standoff.record import Claim, Crisis, SharedActor, SharedDispute, SharedTie, Side, Voice
from standoff.store import Session

_KIND = "crisis"
_Written = Any
"""What was read of JSON."""


def keep(session: Session, crisis: Crisis) -> None:
    """Keeps what was linked, in place of what was kept before. The list of reports is not kept: the store has it."""
    session.links.put_facts(_KIND, crisis.model_dump(by_alias=True, exclude={"id", "reports"}))


def kept(session: Session, name: str, parts: Iterable[str] | None = None) -> Crisis:
    """The crisis as it was last linked, with all reports that are there now; `name` becomes its id.

    `parts` are the lists that are wanted of it, by default all: copies, actors, claims, disputes, ties. What was kept
    was checked then, and is not checked again: that took most of the time of a question.
    """
    lists: dict[str, Any] = {
        part: tuple(map(_MADE[part], found)) for part, found in session.links.facts(_KIND, parts).items()
    }
    return Crisis.model_construct(id=name, reports=tuple(session.reports.entries()), **lists)


def _spans(written: _Written) -> tuple[tuple[int, int], ...]:
    return tuple([(start, end) for start, end in written])


def _actor(written: _Written) -> SharedActor:
    mentions = {report: _spans(spans) for report, spans in written["mentions"].items()}
    return SharedActor.model_construct(**written | {"mentions": mentions})


def _claim(written: _Written) -> Claim:
    return Claim.model_construct(**written | {"voices": tuple(map(_voice, written["voices"]))})


def _voice(written: _Written) -> Voice:
    return Voice.model_construct(**written | {"content": _spans(written["content"])})


def _dispute(written: _Written) -> SharedDispute:
    sides = {side: _side(written[side]) for side in ("claim", "contest")}
    lists = {name: tuple(written[name]) for name in ("claims", "reasons")}
    return SharedDispute.model_construct(**written | sides | lists)


def _side(written: _Written) -> Side:
    return Side.model_construct(**written | {"content": _spans(written["content"])})


def _tie(written: _Written) -> SharedTie:
    return SharedTie.from_json(json.dumps(written))


_MADE: Mapping[str, Callable[[_Written], Any]] = {
    "copies": tuple,
    "actors": _actor,
    "claims": _claim,
    "disputes": _dispute,
    "ties": _tie,
}
"""How the items of each list are made of what was written."""
