"""Reads the tables of the world. Each is a CSV beside this module that a person can edit."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from importlib.resources import files
from typing import cast

from standoff.knowledge.forms import Forms, index_forms, listed, money_form, name_words, plain
from standoff.knowledge.senses import Body, Gender, Holder, Sense, Title, TitleUse, Use
from standoff.knowledge.world import World
from standoff.record.labels import ActorKind, Sector

_DOUBTFUL = "?"  # ends a form that more often stands for something else
_RANK = {"capital": 1, "region": 2, "city": 3}  # what may only be a place comes after what acts
_FAMILY_FIRST = frozenset({"CHN", "KOR", "PRK", "TWN"})
_NAME_LENGTH = 3  # a shorter word is a particle
_STATE_USES: tuple[Use, ...] = ("name", "name", "adjective", "demonym", "demonym-plural", "capital")
_BODY_USES: tuple[Use, ...] = ("name", "name", "acronym", "seat")
_REGION_USES: tuple[Use, ...] = ("region", "region", "adjective", "demonym", "demonym-plural")


def load_world() -> World:
    """Reads all tables of the world from the package. Call it once and pass the world on."""
    states = list(_states())
    return World(
        forms=_names(states),
        titles=index_forms(_titles(), backward=True),
        title_names=frozenset(title for (title,) in table("titles_names")),
        bodies=index_forms(_bodies(), backward=True),
        given_names={plain(name).lower(): cast("Gender", gender) for name, gender in table("given_names")},
        currencies=_currencies(),
        names={key: name for key, name, *_ in states},
        capitals={key: listed(capitals)[0].rstrip(_DOUBTFUL) for key, *_, capitals in states if capitals},
        holders=_holders(),
        people=_people(),
    )


def table(name: str) -> Iterator[list[str]]:
    """The rows of a table without its head."""
    rows = csv.reader(files("standoff.knowledge").joinpath(f"{name}.csv").read_text("utf-8").splitlines())
    next(rows)
    return rows


def plural(noun: str) -> str:
    """The regular English plural of a noun or a phrase that ends with one; "woman" and the like are counted in."""
    if noun.endswith("man"):
        return noun[:-3] + "men"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")


def _states() -> Iterator[list[str]]:
    """Key, name, country, other names, adjectives, one national, several, capitals: CLDR's states with our own."""
    ours = {row[0]: row[1:] for row in table("state_forms")}
    for alpha3, _, name, variants in table("states"):
        own_name, own_variants, *forms = ours.get(alpha3, [""] * 6)
        yield [alpha3, own_name or name, alpha3, f"{name}|{variants}|{own_variants}", *forms]
    yield from table("other_states")


def _names(states: Iterable[list[str]]) -> Forms[Sense]:
    """The index of names; of a form's senses the likeliest comes first: actors, then capitals, regions, cities."""
    pairs = [*_state_senses(states), *_seats(), *_organizations(), *_regions(), *_cities()]
    pairs.sort(key=lambda pair: (pair[0].endswith(_DOUBTFUL), _RANK.get(pair[1].use, 0)))
    return index_forms((form.rstrip(_DOUBTFUL), sense) for form, sense in pairs)


def _state_senses(states: Iterable[list[str]]) -> Iterator[tuple[str, Sense]]:
    for key, name, country, *cells in states:
        for use, forms in _filled(_STATE_USES, (name, *cells)):
            sense = Sense(key, name, "state", country or None, "GOV", use)
            yield from ((form, sense) for form in forms)


def _seats() -> Iterator[tuple[str, Sense]]:
    for form, key, name, kind, country, sector in table("seats"):
        yield form, Sense(key, name, cast("ActorKind", kind), country or None, cast("Sector", sector), "seat")


def _organizations() -> Iterator[tuple[str, Sense]]:
    for name, variants, acronyms, seats, kind, country, sector in table("organizations"):
        key = name.rstrip(_DOUBTFUL)
        for use, forms in _filled(_BODY_USES, (name, variants, acronyms, seats)):
            sense = Sense(key, key, cast("ActorKind", kind), country or None, cast("Sector", sector or None), use)
            yield from ((form, sense) for form in forms)


def _regions() -> Iterator[tuple[str, Sense]]:
    for name, country, *cells in table("regions"):
        key = name.rstrip(_DOUBTFUL)
        for use, forms in _filled(_REGION_USES, (name, *cells)):
            sense = Sense(key, key, None, country or None, None, use)
            yield from ((form, sense) for form in forms)


def _filled(uses: Sequence[Use], cells: Sequence[str]) -> Iterator[tuple[Use, list[str]]]:
    """The forms of each cell with the use that the cell's column stands for, empty cells left out."""
    return ((use, listed(cell)) for use, cell in zip(uses, cells, strict=True) if cell)


def _cities() -> Iterator[tuple[str, Sense]]:
    for name, country, variants in table("cities"):
        plain_name = name.rstrip(_DOUBTFUL)
        sense = Sense(f"{plain_name}, {country}", plain_name, None, country, None, "city")
        yield from ((form, sense) for form in (name, *listed(variants)))


def _titles() -> Iterator[tuple[str, tuple[Title, bool]]]:
    """Titles with whether they stand in the plural; plurals that the table does not give are formed."""
    for form, standard, sector, use, given in table("titles"):
        title = Title(standard or form, cast("Sector", sector or None), cast("TitleUse", use))
        yield form, (title, use == "group")
        if use in {"office", "role"}:
            yield given or plural(form), (title, True)


def _bodies() -> Iterator[tuple[str, Body]]:
    for form, kind, sector in table("bodies"):
        body = Body(form, cast("ActorKind", kind), cast("Sector", sector or None))
        yield from ((spelling, body) for spelling in (form, plural(form)))


def _currencies() -> dict[str, str]:
    """Codes by form. Our own forms come first: they say what is meant where several currencies share a form."""
    codes: dict[str, str] = {}
    pairs = [(form, code) for form, code in table("currency_forms")]
    pairs += [(form, code) for code, *forms, _ in table("currencies") for form in (code, *forms) if form]
    for form, code in pairs:
        codes.setdefault(money_form(form), code)
    return codes


def _holders() -> dict[tuple[str, str], tuple[Holder, ...]]:
    holders: dict[tuple[str, str], tuple[Holder, ...]] = {}
    for office, of, name, since, until in table("holders"):
        holders[office, of] = (*holders.get((office, of), ()), Holder(office, of, name, since, until))
    return holders


def _people() -> dict[tuple[str, ...], tuple[Holder, ...]]:
    """Holders by name: the whole of it, its first word with each other ("Vladimir Padrino"), the family name alone."""
    people: dict[tuple[str, ...], tuple[Holder, ...]] = {}
    for row in table("holders"):
        holder = Holder(*row)
        for form in _name_forms(holder):
            people[form] = (*people.get(form, ()), holder)
    return people


def _name_forms(holder: Holder) -> set[tuple[str, ...]]:
    words = name_words(holder.name)
    family = words[0] if holder.of in _FAMILY_FIRST else words[-1]
    return {words, (family,), *((words[0], word) for word in words[1:] if len(word) >= _NAME_LENGTH)}
