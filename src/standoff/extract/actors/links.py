"""Who is who: phrases are joined by ranked sieves, the surest first, each seeing what those before it joined.

The method is that of Raghunathan and others (EMNLP 2010) and Lee and others (Computational Linguistics 39, 2013): a
cluster shares the traits of all its phrases, and what contradicts one of them is not joined.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from standoff.extract.actors.bonds import Bond
from standoff.extract.actors.lexicon import Lexicon
from standoff.extract.actors.phrase import Phrase

_FARTHEST = 25
"""How many phrases may lie between a person's name and the noun that tells for the first time what he is."""
_PRIVATE = frozenset({None, "CVL"})
_SMALL = frozenset({"of", "the", "and", "for", "de", "del", "la", "in"})


class Clusters:
    """Which phrases refer to the same: grows by `join`, and never parts again."""

    def __init__(self, phrases: Sequence[Phrase], countries: Sequence[str | None]) -> None:
        self.phrases = phrases
        self.countries = countries
        self._of = list(range(len(phrases)))
        self._members: dict[int, tuple[int, ...]] = {i: (i,) for i in range(len(phrases))}

    def of(self, i: int) -> int:
        """The cluster of a phrase."""
        return self._of[i]

    def members(self, cluster: int) -> tuple[int, ...]:
        """The phrases of a cluster in the order of the text."""
        return self._members[cluster]

    def all(self) -> Iterator[tuple[int, ...]]:
        """The phrases of every cluster."""
        return iter(self._members.values())

    def values(self, cluster: int, trait: Callable[[Phrase], object]) -> set[object]:
        """What the phrases of a cluster show of a trait; None and empty values left out."""
        return {value for i in self._members[cluster] if (value := trait(self.phrases[i]))}

    def join(self, i: int, k: int) -> bool:
        """Makes one cluster of those of two phrases, unless their traits contradict; whether they are one."""
        a, b = sorted((self._of[i], self._of[k]))
        if a == b:
            return True
        if not self.agree(a, b):
            return False
        members = tuple(sorted((*self._members[a], *self._members.pop(b))))
        self._members[a] = members
        for member in members:
            self._of[member] = a
        return True

    def agree(self, a: int, b: int) -> bool:
        """Whether nothing that is known of two clusters contradicts: kind, country, key, gender, full names."""
        traits: tuple[Callable[[Phrase], object], ...] = (_kind, lambda p: p.key, _gender)
        if any(_clash(self.values(a, trait), self.values(b, trait)) for trait in traits):
            return False
        if _clash(self.lands(a), self.lands(b)):
            return False
        names = [self.phrases[i].name for c in (a, b) for i in self._members[c] if self.phrases[i].kind == "person"]
        return all(_of_one_person(x, y) for x in names for y in names)

    def lands(self, cluster: int) -> set[object]:
        """The countries that the phrases of a cluster show."""
        return {land for i in self._members[cluster] if (land := self.countries[i])}


def _kind(phrase: Phrase) -> object:
    """The kind, a body and its people ("the rebels") taken for one."""
    return "organization" if phrase.kind == "group" else phrase.kind


def _gender(phrase: Phrase) -> object:
    return phrase.gender


def _clash(a: set[object], b: set[object]) -> bool:
    return bool(a and b and not a & b)


def _of_one_person(x: tuple[str, ...], y: tuple[str, ...]) -> bool:
    """Whether two names may be one person's: one is part of the other, in order."""
    short, long = sorted((x, y), key=len)
    return not short or _part(short, long)


def _part(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    return any(long[i : i + len(short)] == short for i in range(len(long) - len(short) + 1))


def link(lexicon: Lexicon, clusters: Clusters, bonds: Sequence[Bond]) -> None:
    """Runs the sieves for names and nouns, the surest first."""
    _by_key(clusters)
    _by_apposition(clusters, bonds)
    _by_name(clusters, _same_name)
    _by_name(clusters, _acronym)
    _by_name(clusters, _shorter_name)
    _by_noun(lexicon, clusters)


def _by_key(clusters: Clusters) -> None:
    first: dict[str, int] = {}
    for i, phrase in enumerate(clusters.phrases):
        if phrase.key and phrase.form != "thing":
            clusters.join(first.setdefault(phrase.key, i), i)


def _by_apposition(clusters: Clusters, bonds: Sequence[Bond]) -> None:
    joined: set[int] = set()
    for bond in bonds:
        pair = clusters.phrases[bond.owned], clusters.phrases[bond.owner]
        fresh = bond.relation == "apposition" and bond.owned not in joined and all(_refers(phrase) for phrase in pair)
        if fresh and clusters.join(bond.owned, bond.owner):
            joined.add(bond.owned)


def _refers(phrase: Phrase) -> bool:
    return phrase.form in {"name", "nominal"}


def _by_name(clusters: Clusters, alike: Callable[[tuple[str, ...], tuple[str, ...]], bool]) -> None:
    """Joins names to the nearest name before them that is alike, or else to the first after them."""
    named = [i for i, phrase in enumerate(clusters.phrases) if phrase.form == "name" and phrase.name]
    for at, i in enumerate(named):
        for k in (*reversed(named[:at]), *named[at + 1 :]):
            same = alike(clusters.phrases[i].name, clusters.phrases[k].name) and _of_one_state(
                clusters, *sorted((i, k))
            )
            if same and clusters.join(i, k):
                break


def _of_one_state(clusters: Clusters, first: int, later: int) -> bool:
    """Whether a name that every state has a body of ("Foreign Ministry") goes on telling of the same state."""
    phrase = clusters.phrases[later]
    return phrase.noun != " ".join(phrase.name) or _of_its_land(clusters, later, first)


def _same_name(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    return a == b


def _acronym(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether the first is made of the second's initials."""
    if len(a) != 1 or len(b) < 2 or len(a[0]) < 2:
        return False
    return a[0].replace(".", "") == "".join(word[0] for word in b if word not in _SMALL)


def _shorter_name(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether the first is a shorter form of the second: its end, or the words that it begins with."""
    return 0 < len(a) < len(b) and (b[-len(a) :] == a or b[: len(a)] == a)


def _by_noun(lexicon: Lexicon, clusters: Clusters) -> None:
    """Joins titles and bodies alone to the nearest one before them that is called so, or is like it."""
    for i, phrase in enumerate(clusters.phrases):
        if (
            phrase.form != "nominal"
            or not phrase.definite
            or phrase.anonymous
            or len(clusters.members(clusters.of(i))) > 1
        ):
            continue
        before = [k for k in range(i - 1, -1, -1) if _refers(clusters.phrases[k])]
        if phrase.kind == "person":  # those with a name first
            before.sort(key=lambda k: not clusters.values(clusters.of(k), lambda p: p.name))
        for fits in (_called, _like, _untold):
            match = next((k for k in before if fits(lexicon, clusters, i, k) and clusters.join(k, i)), None)
            if match is not None:
                break
        else:
            _by_later_name(clusters, i)


def _by_later_name(clusters: Clusters, i: int) -> None:
    """Joins a title, as in a headline, to the first one after it who bears it with a name: "Minister denies it"."""
    phrase = clusters.phrases[i]
    behind = range(i + 1, min(i + _FARTHEST, len(clusters.phrases)))
    same = (k for k in behind if clusters.phrases[k].noun == phrase.noun)
    bearer = next((k for k in same if clusters.values(clusters.of(k), lambda p: p.name)), None)
    if phrase.kind == "person" and bearer is not None and _of_its_land(clusters, i, bearer):
        clusters.join(i, bearer)


def _called(_: Lexicon, clusters: Clusters, i: int, k: int) -> bool:
    """Whether the earlier phrase has the later one's noun, or a longer one that ends with it."""
    noun = clusters.phrases[i].noun
    other = clusters.phrases[k]
    return (
        other.plural == clusters.phrases[i].plural
        and _of_its_land(clusters, i, k)
        and any(_is_a(known, noun) for known in (other.noun, " ".join(other.name)) if known)
    )


def _is_a(known: str, noun: str) -> bool:
    """Whether a noun or name is that of such a thing: "oil company", "ministry of defence"."""
    return known == noun or known.endswith(f" {noun}") or known.startswith((f"{noun} of ", f"{noun} for "))


def _like(lexicon: Lexicon, clusters: Clusters, i: int, k: int) -> bool:
    """Whether a noun as wide as "company" or "leader" may tell of the earlier one: of its kind and sector."""
    phrase, other = clusters.phrases[i], clusters.phrases[k]
    if not lexicon.isa(phrase.noun, "generic") or phrase.kind != other.kind or not _of_its_land(clusters, i, k):
        return False
    sectors = clusters.values(clusters.of(k), lambda p: p.sector)
    return phrase.sector is None or not sectors or phrase.sector in sectors


def _untold(_: Lexicon, clusters: Clusters, i: int, k: int) -> bool:
    """Whether the earlier one is the last person named, of whom nothing is told yet: "the fisherman said"."""
    phrases = clusters.phrases
    if phrases[i].kind != "person" or phrases[i].sector not in _PRIVATE or i - k > _FARTHEST:
        return False
    last = next((n for n in range(i - 1, -1, -1) if phrases[n].kind == "person" and phrases[n].name), None)
    return last == k and not any(clusters.values(clusters.of(k), trait) for trait in (_role, _sector))


def _role(phrase: Phrase) -> object:
    return phrase.role


def _sector(phrase: Phrase) -> object:
    return phrase.sector or phrase.office


def _of_its_land(clusters: Clusters, i: int, k: int) -> bool:
    """Whether the earlier one shows the country that the later one does: "the Rwandan army" is not just any army."""
    return clusters.countries[i] is None or clusters.countries[i] in clusters.lands(clusters.of(k))
