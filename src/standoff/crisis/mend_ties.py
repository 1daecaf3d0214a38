"""Ties, mended where a report tells of them, is a copy now, or where who is bound is somebody else."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from standoff.crisis.kept import keep_rows, kind_of
from standoff.crisis.shelf import StoreShelf
from standoff.crisis.touched import CAST, NUMBER, TEXT
from standoff.link.tying import Version, between, tie, versions
from standoff.store import Links
from standoff.store.parts import in_parts

_TIE, _CALLED = "tie", "called"
"""The groupings of ties of reports by what they are between whom, and of that by its name in the crisis."""
_NONE = ""
_BETWEEN = " "
_AT_ONCE = 200


def mend_ties(shelf: StoreShelf, reports: Iterable[str]) -> None:
    """Puts the ties anew of which these reports tell or told."""
    touched = dict[str, None]()
    for some in in_parts(reports, _AT_ONCE):
        touched |= dict.fromkeys(_sorted_anew(shelf, some))
    touched.pop(_NONE, None)
    for some in in_parts(touched, _AT_ONCE):
        _drop_ties(shelf.links, some)
    for some in in_parts(touched, _AT_ONCE):
        _put_ties(shelf, some)


def _sorted_anew(shelf: StoreShelf, reports: Sequence[str]) -> list[str]:
    """Says what each tie of the reports is a version of; gives what any was and is."""
    links, own = shelf.links, _versions(shelf, reports)
    before = links.groups(_TIE, map(_written, own))
    cast = links.groups(CAST, {f"{each.entry.id}/{end}" for each in own for end in (each.tie.from_, each.tie.to)})
    of = {(report, actor): name for written, name in cast.items() for report, _, actor in [written.rpartition("/")]}
    copies = _copies(links, reports)
    keys = {_written(each): None if each.entry.id in copies else between(each, of) for each in own}
    now = {name: _BETWEEN.join(key) if key else _NONE for name, key in keys.items()}
    links.put_groups(_TIE, now)
    return [*before.values(), *now.values()]


def _drop_ties(links: Links, keys: Sequence[str]) -> None:
    """A name may go to another tie: so all are dropped before any is put."""
    links.drop_facts(kind_of("ties"), links.groups(_CALLED, keys).values())
    links.put_groups(_CALLED, dict.fromkeys(keys, _NONE))


def _put_ties(shelf: StoreShelf, keys: Sequence[str]) -> None:
    links, named = shelf.links, shelf.links.members(_TIE, keys)
    reports = {name.rpartition("/")[0] for own in named.values() for name in own}
    known = {_written(each): each for some in in_parts(reports, _AT_ONCE) for each in _versions(shelf, some)}
    made = {key: tie(_key(key), [known[name] for name in own]) for key, own in named.items()}
    links.put_groups(_CALLED, {key: each.id for key, each in made.items()})
    keep_rows(links, "ties", {each.id: each.model_dump(by_alias=True) for each in made.values()})


def _versions(shelf: StoreShelf, reports: Collection[str]) -> list[Version]:
    numbers = shelf.links.groups(NUMBER, reports)
    return [each for brief in shelf.briefs(list(reports)) for each in versions(brief, int(numbers[brief.entry.id]))]


def _copies(links: Links, reports: Iterable[str]) -> set[str]:
    """The reports that carry another's text, for which that one speaks."""
    groups = links.groups(TEXT, reports)
    return {each for own in links.facts(kind_of("copies"), set(groups.values())).values() for each in own[1:]}


def _written(version: Version) -> str:
    return f"{version.entry.id}/{version.tie.id}"


def _key(written: str) -> tuple[str, str, str]:
    kind, giver, receiver = written.split(_BETWEEN)
    return kind, giver, receiver
