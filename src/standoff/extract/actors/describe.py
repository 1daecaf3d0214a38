"""What is known of every actor: name, kind, country, sector, role, and the places that refer to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from standoff.extract.actors.bonds import Bond
from standoff.extract.actors.ground import Ground
from standoff.extract.actors.links import Clusters
from standoff.extract.actors.phrases import Phrase
from standoff.extract.types import Cast, Mention
from standoff.record import Actor
from standoff.record.labels import ActorKind, Sector


def describe(ground: Ground, clusters: Clusters, tied: Sequence[Bond], home: str | None) -> Cast:
    """The cast: clusters that name or point at someone, with their traits; ids in the order of the first mention."""
    kept = [members for members in clusters.all() if _is_actor(clusters, members)]
    profiles = _Profiles(clusters, tied, home)
    actors = tuple(_actor(ground, clusters, profiles, f"A{n}", members) for n, members in enumerate(kept, 1))
    mentions = sorted(
        (
            Mention(phrase.start, phrase.end, phrase.head, actor.id)
            for actor, members in zip(actors, kept, strict=True)
            for phrase in (clusters.phrases[i] for i in members)
        ),
        key=lambda mention: (mention.start, mention.end),
    )
    return Cast(actors, tuple(mentions))


def _is_actor(clusters: Clusters, members: tuple[int, ...]) -> bool:
    """Whether anyone is named or clearly pointed at: no lone pronoun, thing, or people without a name."""
    phrases = [clusters.phrases[i] for i in members]
    if any(phrase.form == "name" for phrase in phrases):
        return True
    told = [i for i in members if clusters.phrases[i].form == "nominal" and not clusters.phrases[i].anonymous]
    return any(_pointed_at(clusters.phrases[i], clusters.countries[i]) for i in told)


def _pointed_at(phrase: Phrase, land: str | None) -> bool:
    if phrase.kind == "person":
        return phrase.definite
    return phrase.definite or land is not None


class _Profiles:
    """Countries and sectors of clusters, their own or those of the body that they belong to."""

    def __init__(self, clusters: Clusters, tied: Sequence[Bond], home: str | None) -> None:
        self.clusters = clusters
        self.home = home
        self.bodies: dict[int, list[int]] = {}
        for bond in tied:
            if bond.relation in {"before", "of"} and clusters.phrases[bond.owner].kind in {"organization", "person"}:
                self.bodies.setdefault(clusters.of(bond.owned), []).append(clusters.of(bond.owner))

    def country(self, cluster: int) -> str | None:
        """The country that its phrases show, else that of its body, else the report's for offices."""
        members = self.clusters.members(cluster)
        own = _first(self.clusters.countries, members)
        if own or any(self.clusters.phrases[i].key for i in members):
            return own
        of_body = next(
            (
                land
                for body in self.bodies.get(cluster, ())
                if (land := _first(self.clusters.countries, self.clusters.members(body)))
            ),
            None,
        )
        return of_body or (self.home if self._of_a_state(cluster) else None)

    def _of_a_state(self, cluster: int) -> bool:
        return self.sector(cluster) in {"GOV", "MIL", "LEG", "JUD", "OPP", "REB", "PTY"}

    def sector(self, cluster: int) -> Sector | None:
        """The sector that its phrases show, else that of its body."""
        own = self._own_sector(cluster)
        return own or next(
            (sector for body in self.bodies.get(cluster, ()) if (sector := self._own_sector(body))), None
        )

    def _own_sector(self, cluster: int) -> Sector | None:
        phrases = (self.clusters.phrases[i] for i in self.clusters.members(cluster))
        return next((phrase.sector for phrase in phrases if phrase.sector), None)


def _first(countries: Sequence[str | None], members: tuple[int, ...]) -> str | None:
    return next((land for i in members if (land := countries[i])), None)


def _actor(ground: Ground, clusters: Clusters, profiles: _Profiles, name: str, members: tuple[int, ...]) -> Actor:
    phrases = [clusters.phrases[i] for i in members]
    cluster = clusters.of(members[0])
    role = next((phrase.role for phrase in phrases if phrase.role), None)
    spans = {(ground.words[phrase.start].start, ground.words[phrase.end - 1].end) for phrase in phrases}
    return Actor(
        id=name,
        name=_fullest(ground, phrases),
        kind=_kind(phrases),
        country=profiles.country(cluster),
        sector=profiles.sector(cluster),
        role=_text(ground, role) if role else None,
        mentions=tuple(sorted(spans)),
    )


def _kind(phrases: Sequence[Phrase]) -> ActorKind:
    return next((phrase.kind for phrase in phrases if phrase.kind), "group" if phrases[0].plural else "organization")


def _fullest(ground: Ground, phrases: Sequence[Phrase]) -> str:
    """The longest name in the text, without a title; of an actor that has none, its first noun phrase."""
    rank: Mapping[str, Callable[[Phrase], int]] = {"name": lambda phrase: len(phrase.name)}
    names = [phrase for phrase in phrases if phrase.form == "name" and not phrase.place] or [
        phrase for phrase in phrases if phrase.form == "name"
    ]
    if names:
        best = max(names, key=rank["name"])
        return _text(ground, best.written or (best.start, best.end))
    nominal = next(phrase for phrase in phrases if phrase.form == "nominal")
    return _text(ground, (nominal.start, nominal.end))


def _text(ground: Ground, words: tuple[int, int]) -> str:
    return " ".join(ground.document.text[ground.words[words[0]].start : ground.words[words[1] - 1].end].split())
