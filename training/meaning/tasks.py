"""What the meaning encoder is asked: the trunks of its heads, the roles they read, the labels of every task."""

from __future__ import annotations

from dataclasses import dataclass

NONE = "none"
"""The label of a candidate that is no event, no statement or no tie."""

ROOTS = (
    "AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "YIELD", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST",
    "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
"""The roots of PLOVER, in the order of its quad classes."""

QUADS = {
    "verbal cooperation": ("AGREE", "CONSULT", "SUPPORT"),
    "material cooperation": ("COOPERATE", "AID", "YIELD"),
    "verbal conflict": ("REQUEST", "ACCUSE", "REJECT", "THREATEN"),
    "material conflict": ("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
}
"""PLOVER's quad classes. The first two together are cooperation, the others conflict."""


@dataclass(frozen=True, slots=True)
class Trunk:
    """A hidden layer over the vectors of `roles`, and the tasks that read it.

    The role `text` is the sentence or two that are judged, all of what is read unless a span of it is given.
    """

    roles: tuple[str, ...]
    tasks: dict[str, tuple[str, ...]]


TRUNKS = {
    "event": Trunk(
        ("text", "trigger", "source", "target"),
        {"root": (*ROOTS, NONE), "factuality": ("happened", "planned", "possible", "denied")},
    ),
    "dyad": Trunk(("text", "source", "target"), {"code": ROOTS}),
    "statement": Trunk(
        ("text", "source", "cue", "content"),
        {
            "act": (
                "assert", "deny", "accuse", "warn", "demand", "pledge", "endorse", "reject", "assess", "ask", NONE,
            )
        },
    ),
    "tie": Trunk(
        ("text", "from", "to", "evidence"),
        {
            "kind": (
                "arms", "loan", "aid", "trade", "investment", "deployment", "training", "recognition", "alliance",
                "sanction", NONE,
            ),
            "status": ("current", "past", "planned", "denied"),
        },
    ),
    "pair": Trunk(
        ("first", "second", "first_cue", "second_cue", "first_source", "second_source"),
        {"relation": ("same", "denies", "figures", "counter", "related", "unrelated"), "direction": ("ab", "ba")},
    ),
}  # fmt: skip


def quad(root: str) -> str:
    """The quad class of a root."""
    return next(name for name, roots in QUADS.items() if root in roots)


def side(root: str) -> str:
    """Cooperation or conflict."""
    return quad(root).split()[1]
