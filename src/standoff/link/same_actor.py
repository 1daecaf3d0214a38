"""Whether two profiles are one actor, and who is who across all of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from standoff.link.edges import Edge, grouped
from standoff.link.names import PersonName, same_given, same_word
from standoff.link.profiles import Profile

_FULL, _PART, _OFFICE, _TITLE, _STATE = 0.97, 0.85, 0.85, 0.8, 0.6
_NO_TITLE = frozenset({"Mr", "Mrs", "Ms", "Miss", "Dr", "Prof."})


@dataclass(frozen=True, slots=True)
class Likeness:
    """How sure it is that two are one, and why."""

    confidence: float
    reasons: tuple[str, ...]


def same_actor(one: Profile, other: Profile) -> Likeness | None:
    """Whether two profiles are one actor; None where nothing says so."""
    if (one.kind == "person") != (other.kind == "person"):
        return None
    if one.kind == "person":
        return _same_person(one, other)
    if one.known and other.known:
        return Likeness(1.0, (f"both are {one.known}",)) if one.known == other.known else None
    common = set(one.bodies) & set(other.bodies)
    return Likeness(0.9, (f"both are called {' '.join(sorted(min(common, key=sorted)))}",)) if common else None


def _same_person(one: Profile, other: Profile) -> Likeness | None:
    """By name; one name alone needs an office, a title or a state with it; no name needs an office."""
    if not one.people or not other.people:
        shared = set(one.offices) & set(other.offices)
        return (
            Likeness(_OFFICE, tuple(f"both are the {office} of {of}" for office, of in sorted(shared)))
            if shared
            else None
        )
    first, second = one.people[0], other.people[0]
    if first.full and second.full:
        return _same_names(first, second)
    if not _share_a_word(first, second):
        return None
    return _with_more(one, other, same_word(first.family, second.family))


def _same_names(one: PersonName, other: PersonName) -> Likeness | None:
    if same_word(one.family, other.family) and same_given(one.given, other.given):
        return Likeness(_FULL, ("the same given and family name",))
    short, long = sorted(((*one.given, one.family), (*other.given, other.family)), key=len)
    if len(short) < len(long) and all(any(same_word(a, b) for b in long) for a in short):
        return Likeness(_PART, ("all names of the one are names of the other",))
    return None


def _share_a_word(one: PersonName, other: PersonName) -> bool:
    """Whether the one name of the one is a name of the other."""
    return any(same_word(a, b) for a in (*one.given, one.family) for b in (*other.given, other.family))


def _with_more(one: Profile, other: Profile, same_family: bool) -> Likeness | None:  # noqa: FBT001 - a private helper
    offices, titles = set(one.offices) & set(other.offices), (set(one.titles) & set(other.titles)) - _NO_TITLE
    named = "the same family name" if same_family else "a name in common"
    if offices:
        return Likeness(_OFFICE, (named, f"both {min(offices)[0]}"))
    if same_family and titles:
        return Likeness(_TITLE, (named, f"both {min(titles)}"))
    if same_family and one.country and one.country == other.country:
        return Likeness(_STATE, (named, f"both of {one.country}"))
    return None


def settled(profile: Profile) -> bool:
    """Whether it says enough for every edge to join it: it has a full name, or is no person's."""
    return profile.kind != "person" or bool(profile.people and profile.people[0].full)


def who_is_who(profiles: Mapping[str, bool], edges: Iterable[Edge]) -> list[list[str]]:
    """The profiles, by id and whether they are settled, in groups of one actor each.

    Those that are settled are joined by every edge. One name alone or an office joins one of these groups, the
    likeliest; where two are as likely it stays alone, with those of its kind that are as it is. Profiles to which no
    edges lead from others can be grouped by themselves.
    """
    edges = list(edges)
    sure = {name for name, known in profiles.items() if known}
    groups = grouped(sure, [edge for edge in edges if edge.first in sure and edge.second in sure])
    group_of = {key: n for n, group in enumerate(groups) for key in group}
    chosen = _choices(edges, group_of)
    loose = [key for key in profiles if key not in sure and key not in chosen]
    for key, n in chosen.items():
        groups[n].append(key)
    ambiguous = {key for edge in edges for key in (edge.first, edge.second) if key not in chosen and key not in sure}
    among = [edge for edge in edges if {edge.first, edge.second} <= ambiguous]
    return [sorted(group) for group in (*groups, *grouped(loose, among))]


def _choices(edges: Sequence[Edge], group_of: Mapping[str, int]) -> dict[str, int]:
    """The group that each profile outside the groups belongs to, where one is likelier than all others."""
    ties: dict[str, dict[int, float]] = {}
    for edge in edges:
        for key, other in ((edge.first, edge.second), (edge.second, edge.first)):
            if key not in group_of and other in group_of:
                best = ties.setdefault(key, {})
                best[group_of[other]] = max(best.get(group_of[other], 0.0), edge.confidence)
    chosen = {}
    for key, best in ties.items():
        ranked = sorted(best.items(), key=lambda each: -each[1])
        if len(ranked) == 1 or ranked[0][1] > ranked[1][1]:
            chosen[key] = ranked[0][0]
    return chosen
