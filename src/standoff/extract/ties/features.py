"""What speaks for a draft's being a tie: its frame, its slots, its ends, and the model of meaning."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import log

from standoff.extract.ties.drafts import Draft
from standoff.extract.ties.ends import Ends
from standoff.extract.ties.lexicon import ASKED

_FLOOR = 1e-4


def features(
    ends: Ends, draft: Draft, kind: str, shares: Mapping[str, float], signs: Mapping[str, float]
) -> dict[str, float]:
    """The features of a draft that is read as `kind`; `shares` are the model's probabilities of the kinds and none."""
    named = dict.fromkeys(_named(ends, draft, kind, signs), 1.0)
    return {
        **named,
        "rank": float(min(draft.rank, 5)),
        "model_kind": log(max(shares[kind], _FLOOR)),
        "model_none": log(max(shares["none"], _FLOOR)),
    }


def _named(ends: Ends, draft: Draft, kind: str, signs: Mapping[str, float]) -> Iterator[str]:
    frame = draft.frame
    yield f"kind_{kind}"
    yield frame.pos
    yield "sure" if frame.sure else "unsure"
    yield "classed" if frame.classes and draft.kind != frame.other else "other" if frame.classes else "bare"
    if draft.kind.startswith(ASKED):
        yield "asked_kind"
    for side, end in (("from", draft.giver), ("to", draft.taker)):
        yield f"{side}_{end.how}"
        yield f"{side}_{_sort(ends, end.actor)}"
    yield from (sign for sign in signs if sign in _SIGNS)


_SIGNS = frozenset({"asked", "question", "negated", "tense_doubtful", "above_denied"})


def _sort(ends: Ends, actor: str) -> str:
    known = ends.actors.get(actor)
    return known.kind if known else "name" if " " in actor else "state"


def status_features(signs: Mapping[str, float], shares: Mapping[str, float]) -> dict[str, float]:
    """The features of a tie's status: the signs in its words, and the model's probabilities of each."""
    return {**signs, **{f"model_{name}": log(max(share, _FLOOR)) for name, share in shares.items()}}
