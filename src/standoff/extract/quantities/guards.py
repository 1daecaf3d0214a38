"""Numbers that count nothing: parts of names, ages, scores, addresses, times."""

from __future__ import annotations

import re

from standoff.extract.quantities.amounts import Amount
from standoff.extract.quantities.tables import values
from standoff.extract.tree import Tree

_AGE = re.compile(r"[\s-](?:years?|months?)[\s-]olds?\b|\syears\sof\sage\b")
_TIME_UNIT = re.compile(
    r"(?:\s|-)(?:seconds?|minutes?|hours?|days?|nights?|weeks?|fortnights?|months?|years?|decades?|centur(?:y|ies)|o['’]clock|[ap]\.?m\b)",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"(?:\s|-)(?:past|hours?)\b", re.IGNORECASE)
"""What makes a fraction a time: "half past three", "half hour"."""
_ONE_OF = re.compile(r"one\sof\b", re.IGNORECASE)
_NO_COUNTS = frozenset({("one", "not"), ("one", "no"), ("zero", "a"), ("zero", "the"), ("zero", "another")})
_ORDINAL_TAIL = re.compile(r"-?(?:st|nd|rd|th)\b")
_MEASURED_AGAINST = frozenset(
    {"as", "the", "that", "those", "its", "their", "his", "her", "our", "your", "what", "this"}
)
_ARGUMENTS = frozenset({"nsubj", "nsubj:pass", "obj", "iobj", "conj"})
_CALLED = ("flat", "nmod:unmarked", "nummod", "compound", "nmod", "appos", "dep")


def is_count(tree: Tree, amount: Amount, first: int, last: int) -> bool:
    """Whether the number in the words [first, last) counts or measures something."""
    text = tree.document.text
    if _AGE.match(text, amount.last) or _is_age(tree, first, last) or _is_code(tree, first, last):
        return False
    if amount.kind in ("number", "range") and _TIME_UNIT.match(text, amount.last):
        return False
    if amount.kind == "fraction" and _CLOCK.match(text, amount.last):
        return False
    if _is_none(tree, first) or _ONE_OF.match(text, amount.first) or _ORDINAL_TAIL.match(text, amount.last):
        return False
    is_number = amount.kind in ("number", "range")
    return not ((is_number and _is_numbered(tree, first, last)) or _is_in_name(tree, first, last))


def _is_none(tree: Tree, first: int) -> bool:
    """Whether it is "not one", which counts nothing, or "a zero", a mere figure."""
    if first == 0:
        return False
    before = tree.words[first - 1].text.lower()
    return (tree.words[first].text.lower(), before) in _NO_COUNTS


def is_multiple(tree: Tree, last: int) -> bool:
    """Whether "twice", "double" says how many times as much: "twice as many", "double the dose"."""
    return last < len(tree.words) and tree.words[last].text.lower() in _MEASURED_AGAINST


def is_elliptic(tree: Tree, amount: Amount, first: int, last: int) -> bool:
    """Whether a number without a noun still counts: "killed at least nine", "will supply six more"."""
    following = tree.words[last].text.lower() if last < len(tree.words) else ""
    if tree.words[first].text.lower() in ("a", "an", "one") or _is_listed(tree, first, last):
        return False
    head = tree.head(range(first, last))
    is_governed = any(tree.words[head].label == label for label in _ARGUMENTS)
    return amount.kind == "vague" or amount.qualifier is not None or following == "more" or is_governed


def _is_listed(tree: Tree, first: int, last: int) -> bool:
    """Whether the number stands in a score ("2-1") or before an item of a list ("4. The European angle")."""
    start, text = tree.words[first].start, tree.document.text
    is_first = text[:start].rstrip(" ").endswith("\n") or start == 0
    is_item = is_first and text[tree.words[last - 1].end : tree.words[last - 1].end + 1] in (".", ")")
    return is_item or "-" in text[max(0, start - 1) : tree.words[last - 1].end + 1]


def _is_age(tree: Tree, first: int, last: int) -> bool:
    """Whether it is a bare number between commas behind a name: "Pavel Orlov, 45, said"."""
    words = tree.words
    if first < 2 or last >= len(words) or last - first != 1:
        return False
    return (
        words[first - 1].text == "," and words[last].text in (",", ".", ")") and words[first - 2].upos == "PROPN"
    ) and words[first].text.isdigit()


def _is_code(tree: Tree, first: int, last: int) -> bool:
    """Telephone numbers, scores and codes: figures that begin with 0 or stand next to other figures."""
    form = tree.words[first].text
    if form[0] == "0" and form[1:2].isdigit():
        return True
    near = [tree.words[at].text for at in (first - 1, last) if 0 <= at < len(tree.words)]
    return form.isdigit() and any(each.isdigit() for each in near)


def _is_numbered(tree: Tree, first: int, last: int) -> bool:
    """Whether the number says which one: "Resolution 2803", "Flight 370", "Su-30"."""
    words = tree.words
    if first == 0:
        return False
    before = words[first - 1]
    glued = before.end == words[first].start
    if before.text in "-–" and glued and first > 1 and words[first - 2].end == before.start:
        before = words[first - 2]
        return before.text[-1].isalpha() and before.upos in ("PROPN", "NOUN", "X")
    if before.text.lower().rstrip(".") in values("numbered"):
        return True
    head = words[tree.head(range(first, last))].head
    return head == first - 1 and before.upos == "PROPN" and tree.carries(first, _CALLED) and not glued


def _is_in_name(tree: Tree, first: int, last: int) -> bool:
    """Whether the number is a part of a name: "Channel Nine", "the Group of 20"."""
    return any(
        each.start <= first and last <= each.end and each.end - each.start > last - first
        for each in tree.document.names
    )
