"""What looks like a time and is none: verbs and names, ages, rates, numbers of other things."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from standoff.extract.times.spans import Found
from standoff.extract.times.tables import values
from standoff.extract.times.tense import tense
from standoff.extract.tree import Tree

_AGE = re.compile(r"[\s-](?:olds?\b|of\sage\b)")
_RATE_REACH = 4
"""How many words before "a day" may lie between the number and its noun: "220,000 barrels of crude a day"."""
_SIDED = frozenset({"before", "after", "prior"})
_ENDS = re.compile(r"\s*(?:[^\w\s\"“'‘]|$|and\b|but\b|when\b|with\b|in\b|by\b|at\b|on\b)")


@dataclass(frozen=True, slots=True)
class Place:
    """An expression where it stands: the text, the tree, and the expression's words."""

    tree: Tree
    found: Found
    words: Sequence[int]

    @property
    def after(self) -> str:
        """The characters that follow, as far as they matter."""
        return self.tree.document.text[self.found.end : self.found.end + 20]

    def group(self, name: str) -> str:
        """What a group of the pattern holds, in lower case."""
        return (self.found.groups.get(name) or "").lower()

    def upos(self, which: int = -1) -> str:
        """The part of speech of one of the expression's words."""
        return self.tree.words[self.words[which]].upos

    def previous(self, back: int = 1) -> str:
        """The word before the expression, in lower case."""
        at = self.words[0] - back
        return self.tree.words[at].text.lower() if at >= 0 else ""


def is_time(place: Place) -> bool:
    """Whether a match of the grammar is a time at all."""
    return not _is_in_name(place) and _CHECKS.get(place.found.reader, _any)(place)


def stands_alone(place: Place) -> bool:
    """Whether an expression that no neighbour has joined says enough to be a time."""
    return _LONE.get(place.found.reader, _any)(place)


def _any(_: Place) -> bool:
    return True


def _is_in_name(place: Place) -> bool:
    """Whether the words are only a part of a name: "the October Revolution", "4 June Movement"."""
    first, last = place.words[0], place.words[-1]
    return any(
        each.start <= first and last < each.end and each.end - each.start > len(place.words)
        for each in place.tree.document.names
    )


def _is_capital(place: Place, group: str) -> bool:
    return (place.found.groups.get(group) or "A")[0].isupper()


def _dated(place: Place) -> bool:
    return _is_capital(place, "month")


def _month(place: Place) -> bool:
    if not _is_capital(place, "month"):
        return False
    if any(place.found.groups.get(name) for name in ("year", "which", "shift")):
        return True
    return place.upos() not in ("VERB", "AUX") and not _is_bare_short(place, "month")


def _weekday(place: Place) -> bool:
    return _is_capital(place, "weekday") and not _is_bare_short(place, "weekday")


def _is_bare_short(place: Place, group: str) -> bool:
    """Whether a short form stands without its full stop: "Sun" and "Mar" are names more often than times."""
    text = place.tree.document.text[place.found.start : place.found.end]
    return len(place.group(group)) <= 5 and place.group(group) not in _LONG and not text.endswith(".")


_LONG = frozenset({"march", "april", "may", "june", "july"})


def _season(place: Place) -> bool:
    if any(place.found.groups.get(name) for name in ("year", "which")):
        return True
    return place.upos() in ("NOUN", "PROPN") and not place.after.startswith(" of ")


def _season_alone(place: Place) -> bool:
    if place.found.mod or any(place.found.groups.get(name) for name in ("year", "which", "shift")):
        return True
    return place.tree.words[place.words[0]].text.lower() == "the" or place.previous() in values("gate")


def _slashed(place: Place) -> bool:
    return bool(place.found.groups.get("year")) or place.previous() in values("gate") or place.previous() == "on"


def _duration(place: Place) -> bool:
    if _AGE.match(place.after) or place.previous() in ("per", "aged") or place.previous(2) == "age":
        return False
    if place.found.groups.get("bare"):
        return not _is_specified(place) and place.group("bare") not in ("quarters", "seconds", "nights")
    unit = place.group("unit")
    if unit in ("quarter", "second") and (place.upos() != "NOUN" or place.after.startswith(" of ")):
        return False
    return not _is_rate(place)


def _is_specified(place: Place) -> bool:
    """Whether the word before makes it no length of time: "the days", "early days", "opening hours"."""
    at = place.words[0] - 1
    return (
        at >= 0
        and place.tree.words[at].upos in ("DET", "ADJ", "NOUN", "PROPN", "NUM", "PRON")
        and (place.tree.words[at].end + 1 == place.found.start)
    )


def _is_rate(place: Place) -> bool:
    """Whether it says how often, or when, and not how long: "a year" in "$70m a year", "a day" in "on a day"."""
    if place.group("count") not in ("a", "an") or place.words[0] == 0:
        return False
    if place.previous() == "on":  # "on a day like this"
        return True
    words, at = place.tree.words, place.words[0] - 1
    if words[at].text.lower() in ("once", "twice"):
        return True
    is_loose = words[place.words[-1]].label in ("nmod:unmarked", "obl:unmarked", "dep")
    counted = any(each.upos in ("NUM", "SYM") for each in words[max(0, at - _RATE_REACH) : at + 1])
    return words[at].upos in ("NOUN", "NUM", "SYM", "PROPN") and (is_loose or counted)


def _ago(place: Place) -> bool:
    side = place.group("side")
    if place.found.groups.get("anchor"):
        return True
    if side in _SIDED:
        return bool(_ENDS.match(place.after))
    if side == "in":
        return _is_in_future(place) and _is_exact(place.group("count"))
    return place.group("unit") not in ("quarter", "second") or place.group("count") not in ("a", "")


def _is_exact(count: str) -> bool:
    """Whether a count is a number: not "a few", "the coming"."""
    return re.sub(r"^(?:an?|the)\s", "", count) not in values("count")


def _is_in_future(place: Place) -> bool:
    """Whether "in two weeks" is a point ahead, not the time that something took."""
    if place.after.startswith(" of ") or not place.words:
        return False
    return tense(place.tree, place.tree.head(place.words)) == "future"


def _shifted(place: Place) -> bool:
    if place.group("unit") in ("second", "minute", "min", "hr", "hour") or _AGE.match(place.after):
        return False
    return place.group("shift") != "that" or place.upos(0) == "DET"


def _year(place: Place) -> bool:
    word = place.tree.words[place.words[0]]
    text = place.tree.document.text
    glued = text[max(0, place.found.start - 2) : place.found.start]
    if place.previous() in values("numbered") or (place.previous() == "." and place.previous(2) == "no"):
        return False
    if glued.endswith("-") and glued[:1].isalpha() and place.previous(2) not in ("mid", "pre", "post"):
        return False
    if place.previous() in values("counting") and (place.previous() != "to" or place.previous(2) == "up"):
        return False
    return not _counts(place, word.head) and not re.match(r"-?\w*strong", place.after.lstrip("-"))


def _counts(place: Place, head: int) -> bool:
    """Whether a round number counts the plural after it: "2000 troops"."""
    words, at = place.tree.words, place.words[-1]
    is_round = place.group("year").endswith("00")
    return is_round and head > at and words[at].label == "nummod" and words[head].xpos in ("NNS", "NNPS")


def _half(place: Place) -> bool:
    return any(place.found.groups.get(name) for name in ("year", "which", "month"))


def _clock(place: Place) -> bool:
    return bool(place.group("half") or place.group("named") or place.group("oclock")) or place.upos(0) == "NUM"


def _reference(place: Place) -> bool:
    if place.group("reference").startswith("the "):
        return place.upos() == "NOUN" and not place.after.startswith(" of ")
    return place.upos() != "ADJ"


def _often(place: Place) -> bool:
    return place.upos() == "ADV"


def _part_alone(place: Place) -> bool:
    if place.tree.words[place.words[-1]].label in ("compound", "amod") or place.after.startswith(" of "):
        return False
    if place.group("shift"):
        return True
    return place.previous() in values("gate") and place.group("part") in (
        "dawn",
        "dusk",
        "nightfall",
        "sunset",
        "midday",
    )


def _this_unit_alone(place: Place) -> bool:
    return place.found.mod is not None


Check = Callable[[Place], bool]
_CHECKS: Mapping[str, Check] = {
    "ago": _ago,
    "clock": _clock,
    "dated": _dated,
    "duration": _duration,
    "half": _half,
    "month": _month,
    "often": _often,
    "reference": _reference,
    "season": _season,
    "shifted": _shifted,
    "slashed": _slashed,
    "weekday": _weekday,
    "weekdays": _weekday,
    "year": _year,
}
_LONE: Mapping[str, Check] = {"season": _season_alone, "part": _part_alone, "this_unit": _this_unit_alone}
