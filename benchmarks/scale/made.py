"""Reports by their numbers, each made of records of the base in the same way whenever it is asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import accumulate
from random import Random
from typing import Any
from zlib import crc32

import numpy as np

from benchmarks.scale.base import Base
from benchmarks.scale.names import Names, Words
from benchmarks.scale.varying import Variation, varied
from standoff.link.points import Point
from standoff.link.views import Floats, Views
from standoff.record import Record

_TOPIC, _STORY, _POOL, _PIECES = 250, 25, 24, (3, 4, 5)
"""Reports of a topic, which shares its names, and of a storyline in it; passages of a storyline, and of a report."""
_COPIES, _NEAR = 8, 400
"""One report in so many is a copy, of one of so many before it."""
_FIRST_DAY, _A_DAY = date(2020, 1, 1), 12
"""Reports of a day."""
_OUTLETS = 40
_STORY_NOISE, _NOISE = 0.5, 0.35
"""How far a storyline, and a report, turns what the model sees: as a share of the vector's length."""
_ITEMS = ("statements", "disputes", "events", "ties")
_OF_ACTORS = frozenset({"actor", "about", "source", "target", "from", "to"})
_IDS = _OF_ACTORS | {"id", "within", "claim", "contest", "statement"}
"""Fields that name an actor; fields that name any item."""
_SEP = "\n\n"


@dataclass(frozen=True, slots=True)
class Plan:
    """What a report is made of. `number` is that of the report whose text it is: another one's for a copy."""

    number: int
    topic: int
    story: int
    pieces: tuple[int, ...]
    titled: bool


@dataclass(frozen=True)
class Maker:
    """Makes reports, and knows what the model would see of them."""

    base: Sequence[Base]
    words: Words
    seed: int = 1
    _known: dict[int, Names] = field(default_factory=dict)

    def plan(self, number: int) -> Plan:
        """What a report is made of."""
        chance = _chance(self.seed, number)
        if number % _COPIES == _COPIES - 1:
            other = max(0, number - 1 - chance.randrange(_NEAR))
            plan = self.plan(other - (other % _COPIES == _COPIES - 1))
            pieces = plan.pieces[: chance.choice((9, 9, 2, 3))]
            return Plan(plan.number, plan.topic, plan.story, pieces, chance.random() < 0.5)
        story = number // _TOPIC * (_TOPIC // _STORY) + chance.randrange(_TOPIC // _STORY)
        pool = _chance(self.seed, "story", story).sample(range(len(self.base)), min(_POOL, len(self.base)))
        return Plan(
            number,
            number // _TOPIC,
            story,
            tuple(chance.sample(pool, min(len(pool), chance.choice(_PIECES)))),
            titled=False,
        )

    def report(self, number: int) -> Record:
        """The record of a report. Its fields are checked as those of any record."""
        plan = self.plan(number)
        day = _FIRST_DAY + timedelta(number // _A_DAY)
        pieces = [self._piece(plan, n, day) for n in range(len(plan.pieces))]
        joined = _joined(pieces, f"Another title {number}\n\n" if plan.titled else "")
        known = {"id": f"r{number:05}", "outlet": f"Outlet {number % _OUTLETS}", "published": day.isoformat()}
        return Record.model_validate({**joined, **known, "language": "en"})

    def views(self, record: Record, points: Sequence[Point]) -> Views:
        """What the model would see of points of a report that was made here."""
        plan = self.plan(int(record.id[1:]))
        counts: dict[str, int] = {}
        rows = [self._seen(plan, point.statement, counts) for point in points]
        likeness = np.array([row[0] for row in rows], np.float32)
        return Views(likeness, np.array([row[1] for row in rows], np.float32))

    def _names(self, topic: int) -> Names:
        if topic not in self._known:
            self._known[topic] = Names(self.words, topic)
        return self._known[topic]

    def _seen(self, plan: Plan, statement: str, counts: dict[str, int]) -> tuple[Floats, Floats]:
        piece, _, own = statement.partition(".")
        counts[statement] = counts.get(statement, -1) + 1
        number = plan.pieces[int(piece)]
        known = self.base[number].seen[own]
        likeness, sides = known[min(counts[statement], len(known) - 1)]
        label = f"{number} {own} {counts[statement]}"
        rows = np.concatenate([likeness[None], sides])
        noise = _noise(f"{plan.story} {label}", rows.shape) * _STORY_NOISE
        noise = noise + _noise(f"{plan.number} {label}", rows.shape) * _NOISE
        turned = rows + noise * np.linalg.norm(rows, axis=1, keepdims=True)
        return turned[0] / np.linalg.norm(turned[0]), turned[1:]

    def _piece(self, plan: Plan, n: int, day: date) -> dict[str, Any]:
        record = self.base[plan.pieces[n]].record
        days = (day - date.fromisoformat(record.published or "2020-01-01")).days
        chance = _chance(self.seed, plan.number, n)
        return _named(varied(record, Variation(self._names(plan.topic), days, chance)), f"{n}.")


def _chance(*of: object) -> Random:
    return Random(" ".join(map(str, of)))  # noqa: S311 - keeps no secrets


def _noise(label: str, shape: tuple[int, ...]) -> Floats:
    """Rows of length one that follow from a label."""
    rows = np.random.default_rng(crc32(label.encode())).standard_normal(shape, np.float32)
    turned: Floats = rows / np.linalg.norm(rows, axis=1, keepdims=True)
    return turned


def _named(fields: dict[str, Any], prefix: str) -> dict[str, Any]:
    """The items with ids that begin with the number of the piece, and references to them."""
    own = {each["id"] for name in (*_ITEMS, "actors") for each in fields[name]}
    return {
        name: _with_prefix(fields[name], own, prefix) if name in {*_ITEMS, "actors"} else fields[name]
        for name in fields
    }


def _with_prefix(value: Any, own: set[str], prefix: str, name: str = "") -> Any:  # noqa: ANN401 - JSON
    if isinstance(value, tuple):
        return tuple(_with_prefix(each, own, prefix, name) for each in value)
    if isinstance(value, dict):
        return {key: _with_prefix(each, own, prefix, key) for key, each in value.items()}
    return prefix + value if isinstance(value, str) and name in _IDS and value in own else value


def _joined(pieces: Sequence[Mapping[str, Any]], head: str) -> dict[str, Any]:
    """One record of several, each after a blank line; who stands in several of them is one actor."""
    starts = list(accumulate((len(each["text"]) + len(_SEP) for each in pieces[:-1]), initial=len(head)))
    moved = [{name: _moved(each[name], at) for name in each} for each, at in zip(pieces, starts, strict=True)]
    fields: dict[str, Any] = {
        name: tuple(item for each in moved for item in each[name])
        for name in ("furniture", *_ITEMS, "times", "quantities")
    }
    first: dict[tuple[Any, ...], dict[str, Any]] = {}
    ids: dict[str, str] = {}
    for actor in (actor for each in moved for actor in each["actors"]):
        key = (
            ("state", actor["country"])
            if actor["kind"] == "state" and actor["country"]
            else (actor["kind"], actor["name"])
        )
        kept = first.setdefault(key, actor)
        kept["mentions"] = tuple(sorted({*kept["mentions"], *actor["mentions"]}))
        ids[actor["id"]] = kept["id"]
    fields = {name: _with_ids(value, ids) for name, value in fields.items()}
    return fields | {"text": head + _SEP.join(each["text"] for each in pieces), "actors": tuple(first.values())}


def _with_ids(value: Any, ids: Mapping[str, str], name: str = "") -> Any:  # noqa: ANN401 - JSON
    if isinstance(value, tuple):
        return tuple(_with_ids(each, ids, name) for each in value)
    if isinstance(value, dict):
        return {key: _with_ids(each, ids, key) for key, each in value.items()}
    return (
        ids.get(value, value)
        if isinstance(value, str) and name in {"actor", "about", "source", "target", "from", "to"}
        else value
    )


def _moved(value: Any, by: int) -> Any:  # noqa: ANN401 - JSON
    if isinstance(value, tuple):
        if len(value) == 2 and all(type(each) is int for each in value):
            return value[0] + by, value[1] + by
        return tuple(_moved(each, by) for each in value)
    return {name: _moved(each, by) for name, each in value.items()} if isinstance(value, dict) else value
