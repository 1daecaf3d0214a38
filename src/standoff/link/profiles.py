"""An actor of a report as linking sees it: by what names, offices and states it can be known elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from standoff.knowledge import World
from standoff.knowledge.forms import plain
from standoff.link.names import PersonName, person_name, skeleton, words_of
from standoff.link.words import digest
from standoff.record import Actor, Record

_PLAIN_WORDS = frozenset({"the", "of", "and", "for", "in", "its", "his", "her", "their", "our", "my", "no", "any", "s"})
_SAME_BODY: Mapping[str, str] = {
    "army": "military", "defense": "defence", "foreign affairs": "foreign", "foreign office": "foreign ministry",
    "armed forces": "military", "department": "ministry", "interior affairs": "interior", "corporation": "corp",
}  # fmt: skip
_ONE_OF_A_STATE = frozenset(
    {"ministry", "military", "navy", "air force", "parliament", "senate", "police", "central bank", "supreme court"}
)
"""Bodies, or what their names end or begin with, of which a state has one, so that the state tells which is meant."""

_ABROAD = ("embassy", "consulate", "high commission")
"""Bodies of which a state has one in a place, which goes with their name."""


@dataclass(frozen=True, slots=True)
class Profile:
    """What of an actor is the same in every report that tells of it so; equal profiles are one actor.

    `known` is the key of the tables of the world, where they know it. `people` are a person's names, `bodies` the
    words of an organization's or group's names, `offices` what a person is called by office, each with its state.
    """

    kind: str
    country: str | None
    known: str | None
    people: tuple[PersonName, ...]
    bodies: tuple[frozenset[str], ...]
    offices: tuple[tuple[str, str], ...]
    titles: tuple[str, ...]

    @property
    def id(self) -> str:
        """The same for equal profiles, on every machine."""
        rest = (self.people, [sorted(body) for body in self.bodies], self.offices, self.titles, self.country)
        return f"{self.kind} {self.known or ' '.join(sorted(self.keys))} {digest(repr(rest)):x}"

    @property
    def named(self) -> bool:
        """Whether anything tells this actor from others of its kind."""
        return bool(self.known or self.people or self.bodies or self.offices)

    @property
    def keys(self) -> tuple[str, ...]:
        """Two profiles of one actor share a key."""
        return tuple(dict.fromkeys(self._keys()))

    def _keys(self) -> Iterator[str]:
        if self.known:
            yield f"known {self.known}"
        yield from (f"person {skeleton(name.family)}" for name in self.people)
        yield from (f"person {skeleton(name.given[-1])}" for name in self.people if name.full)
        yield from (f"body {' '.join(sorted(body))}" for body in self.bodies)
        yield from (f"office {of} {office}" for office, of in self.offices)


def forms_of(record: Record, actor: Actor) -> tuple[str, ...]:
    """The name and all mentions, each form once."""
    return tuple(dict.fromkeys([actor.name, *(record.text[start:end] for start, end in actor.mentions)]))


def profile(record: Record, actor: Actor, world: World) -> Profile:
    """The profile of an actor of a record."""
    forms = forms_of(record, actor)
    known = _known(actor, forms, world)
    person = actor.kind == "person"
    offices, titles = _offices(actor, forms, world) if person else ((), ())
    return Profile(
        kind=actor.kind,
        country=actor.country,
        known=known,
        people=_people(record, forms, offices, world) if person else (),
        bodies=() if person or actor.kind == "state" else _bodies(actor, forms, world),
        offices=offices,
        titles=titles,
    )


def _known(actor: Actor, forms: Iterable[str], world: World) -> str | None:
    """The key of the tables, where a form is a name of theirs as a whole; a state is known by its country."""
    if actor.kind == "state":
        return actor.country or f"place {plain(actor.name).lower()}"
    if actor.kind == "person":
        return None
    for form in forms:
        words = [word for word in words_of(form) if word.lower() != "the"]
        match = world.at(words, 0) if words else None
        if match and match.length == len(words):
            sense = next((one for one in match.senses if one.kind not in {None, "state"}), None)
            if sense and sense.country in {None, actor.country}:
                return sense.key
    return None


def _people(
    record: Record, forms: Iterable[str], offices: Iterable[tuple[str, str]], world: World
) -> tuple[PersonName, ...]:
    """The fullest name; of somebody who is only called by an office, that of its holder on the report's day."""
    names = [name for form in forms if not _is_state(form, world) and (name := person_name(form, world))]
    fullest = sorted(set(names), key=lambda name: (-len(name.given), name.given, name.family))
    return tuple(fullest[:1]) or tuple(_holders(record.published, offices, world))


def _holders(on: str | None, offices: Iterable[tuple[str, str]], world: World) -> Iterator[PersonName]:
    for office, of in offices if on else ():
        holders = world.holders_of(office, of, on)
        if len(holders) == 1 and (name := person_name(holders[0].name, world)):
            yield name


def _is_state(form: str, world: World) -> bool:
    words = [word for word in words_of(form) if word.lower() != "the"]
    match = world.at(words, 0) if words else None
    return bool(match and match.length == len(words))


def _bodies(actor: Actor, forms: Iterable[str], world: World) -> tuple[frozenset[str], ...]:
    """The words of each name of a body: those that name it by a proper name, or a ministry by its state."""
    found = {words for form in forms if (words := _body(actor, form, world))}
    return tuple(sorted(found, key=sorted))


def _body(actor: Actor, form: str, world: World) -> frozenset[str] | None:
    words = [word for word in words_of(form) if word.lower() not in _PLAIN_WORDS]
    own = [
        word for n, word in enumerate(words) if not ((match := world.at(words, n)) and _a_state(match.senses[0].use))
    ]
    line = " ".join(plain(word).lower() for word in own)
    for spelling, standard in _SAME_BODY.items():
        line = line.replace(spelling, standard)
    told = (*_ONE_OF_A_STATE, *(_ABROAD if len(own) > 1 else ()))
    if actor.country and any(line.startswith(one) or line.endswith(one) for one in told):
        return frozenset({*line.split(), actor.country})
    proper = any(word[:1].isupper() for word in own[1:]) or any(word.isupper() and len(word) > 1 for word in own)
    return frozenset(line.split()) if proper and form[:2] not in {"a ", "A "} else None


def _a_state(use: str) -> bool:
    return use in {"name", "adjective", "demonym", "demonym-plural", "capital"}


def _offices(actor: Actor, forms: Sequence[str], world: World) -> tuple[tuple[tuple[str, str], ...], tuple[str, ...]]:
    """The offices of which a state has one holder, with the state; and all titles."""
    offices, titles = [], []
    role = actor.role or ""
    for form in forms if any(role in form for form in forms) else (role, *forms):  # a form shows what the office is of
        words = words_of(form)
        for n in range(len(words)):
            found = world.title(words, n)
            if found is None or found.plural:
                continue
            titles.append(found.title.standard)
            own = "former" not in form.lower() and _of_the_state(words[n + 1 :], world)
            if found.title.use == "office" and actor.country and own:
                offices.append((found.title.standard, actor.country))
    return tuple(dict.fromkeys(offices)), tuple(sorted(set(titles)))


def _of_the_state(behind: Sequence[str], world: World) -> bool:
    """Whether what follows an office leaves it that of the state: "president of Peru", not "of the farmers' union"."""
    if not behind or behind[0].lower() not in {"of", "for"}:
        return True
    words = [word for word in behind[1:] if word.lower() != "the"]
    match = world.at(words, 0) if words else None
    return bool(match and match.length == len(words) and _a_state(match.senses[0].use)) or words[:1] == ["Republic"]
