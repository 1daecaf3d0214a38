"""The actors as the record has them: name, kind, country, sector, role, and the places that refer to them."""

from __future__ import annotations

from collections.abc import Sequence

from standoff.extract.actors.complements import extent
from standoff.extract.actors.ground import Ground
from standoff.extract.actors.lexicon import Lexicon
from standoff.extract.actors.links import Clusters
from standoff.extract.actors.phrase import Phrase
from standoff.extract.actors.profiles import Profiles
from standoff.extract.types import Cast, Mention
from standoff.record import Actor


def describe(ground: Ground, lexicon: Lexicon, clusters: Clusters, profiles: Profiles) -> Cast:
    """The cast: clusters that name or point at someone, with their traits; ids in the order of the first mention."""
    kept = sorted((shown for members in clusters.all() if (shown := _shown(clusters, members))), key=lambda s: s[0])
    actors = tuple(_actor(ground, lexicon, clusters, profiles, f"A{n}", shown) for n, shown in enumerate(kept, 1))
    mentions = [
        Mention(phrase.start, phrase.end, phrase.head, actor.id)
        for actor, shown in zip(actors, kept, strict=True)
        for phrase in (clusters.phrases[i] for i in shown)
    ]
    return Cast(actors, tuple(sorted(mentions, key=lambda mention: (mention.start, mention.end))))


def _shown(clusters: Clusters, members: tuple[int, ...]) -> tuple[int, ...]:
    """The members that are mentions, none if no one is named or clearly pointed at: only a thing, a lone pronoun."""
    phrases = [clusters.phrases[i] for i in members]
    named = any(phrase.form == "name" for phrase in phrases)
    if not named and not any(_pointed_at(clusters.phrases[i], clusters.countries[i]) for i in members):
        return ()
    return tuple(i for i in members if clusters.phrases[i].form != "adjective")


def _pointed_at(phrase: Phrase, land: str | None) -> bool:
    if phrase.form != "nominal" or phrase.anonymous or (phrase.kind == "state" and phrase.plural):
        return False
    return phrase.definite or (land is not None and phrase.kind != "person")


def _actor(
    ground: Ground, lexicon: Lexicon, clusters: Clusters, profiles: Profiles, name: str, shown: tuple[int, ...]
) -> Actor:
    phrases = [clusters.phrases[i] for i in shown]
    cluster = clusters.of(shown[0])
    role = next((phrase.role for phrase in phrases if phrase.role), None)
    extents = {extent(ground, lexicon, phrase) for phrase in phrases}
    spans = {(ground.words[start].start, ground.words[end - 1].end) for start, end in extents}
    return Actor(
        id=name,
        name=_fullest(ground, phrases),
        kind=profiles.kind(cluster),
        country=profiles.country(cluster),
        sector=profiles.sector(cluster),
        role=_text(ground, role) if role else None,
        mentions=tuple(sorted(spans)),
    )


def _fullest(ground: Ground, phrases: Sequence[Phrase]) -> str:
    """The longest name in the text, without a title; of an actor that has none, its first noun phrase."""
    named = [phrase for phrase in phrases if phrase.form == "name"]
    best = max(named, key=lambda phrase: (not phrase.place, len(phrase.name)), default=None)
    if best is not None:
        return _text(ground, best.written or (best.start, best.end))
    nominal = next(phrase for phrase in phrases if phrase.form == "nominal")
    return _text(ground, (nominal.start, nominal.end))


def _text(ground: Ground, words: tuple[int, int]) -> str:
    return " ".join(ground.document.text[ground.words[words[0]].start : ground.words[words[1] - 1].end].split())
