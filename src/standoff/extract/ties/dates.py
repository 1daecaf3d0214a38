"""Since when a tie binds, and until when."""

from __future__ import annotations

import re
from collections.abc import Iterator

from standoff.extract.ties.drafts import Draft
from standoff.extract.ties.setting import Setting
from standoff.record import Time

_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?|-W\d\d)?")
_SINCE = frozenset({"since", "from", "after"})
_UNTIL = frozenset({"until", "till", "to", "through", "by"})
_MODIFIERS = ("obl", "nmod", "advmod", "advcl", "obj", "acl")
_DEPTH = 2


def bounds(setting: Setting, draft: Draft, status: str) -> tuple[str | None, str | None]:
    """The first and the last date of a tie, as far as the words about it give them.

    "since 2012" and "until 2014" say it; a bare date is the first of a tie that still binds, or was planned then, and
    both of one that is past.
    """
    since, until, bare = None, None, None
    for time in _near(setting, draft):
        value = _date(time.value)
        marks = set(_marks(setting, time))
        if value and marks & _SINCE:
            since = since or value
        elif value and marks & _UNTIL:
            until = until or value
        else:
            bare = bare or value
    if since or until:
        return since, until
    return (
        (None, bare)
        if status == "past" and draft.frame.status == "past"
        else (bare, bare if status == "past" else None)
    )


def _near(setting: Setting, draft: Draft) -> Iterator[Time]:
    """The times that modify the word that binds, or the things given."""
    tree = setting.tree
    words = {draft.trigger, *draft.things}
    for _ in range(_DEPTH):
        words |= {each for word in words for each in tree.children(word, *_MODIFIERS)}
    for time in setting.times:
        covered = tree.covered([time.span])
        if covered and tree.head(covered) in words:
            yield time


def _marks(setting: Setting, time: Time) -> Iterator[str]:
    tree = setting.tree
    head = tree.head(tree.covered([time.span]))
    for word in (head, tree.words[head].head):
        if word >= 0:
            yield from (tree.words[each].lemma.lower() for each in tree.children(word, "case", "mark"))


def _date(value: str) -> str | None:
    found = _DATE.match(value)
    return found[0] if found and (found.end() == len(value) or value[found.end()] in "T-") else None
