"""What is known of a cluster of phrases as a whole: kind, country, sector, and the bodies that it belongs to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from standoff.extract.actors.bonds import Bond
from standoff.extract.actors.context import Context
from standoff.extract.actors.links import Clusters
from standoff.extract.actors.phrase import OWN_OUTLET
from standoff.knowledge.forms import name_words
from standoff.record.labels import ActorKind, Sector

_AT_HOME = frozenset({"GOV", "MIL", "LEG", "JUD", "OPP", "REB", "PTY", "CVL", "MED"})
"""Sectors whose people and bodies belong to one country, most often the one told of."""


class Profiles:
    """Traits of clusters, their own or those of what they belong to; asked anew, as clusters grow."""

    def __init__(self, clusters: Clusters, tied: Sequence[Bond], context: Context) -> None:
        self._clusters = clusters
        self._context = context
        self._bonds = [bond for bond in tied if bond.relation in {"before", "of"}]

    def kind(self, cluster: int) -> ActorKind:
        """What the first of its phrases that shows it is; people told of in the plural are a group."""
        phrases = [self._clusters.phrases[i] for i in self._clusters.members(cluster)]
        shown = [phrase.kind for phrase in phrases if phrase.kind]
        if "organization" in shown:
            return "organization"
        return shown[0] if shown else "group" if phrases[0].plural else "organization"

    def country(self, cluster: int) -> str | None:
        """The country that its phrases show, else its body's, else, for offices of a state, that of the context."""
        members = self._clusters.members(cluster)
        own = self._own_country(cluster)
        if own or any(self._clusters.phrases[i].key for i in members):
            return own
        shown = next((land for body in self.bodies(cluster) if (land := self._own_country(body))), None)
        return shown or (self._context.at(members[0]) if self._at_home(cluster) else None)

    def _at_home(self, cluster: int) -> bool:
        """Whether it belongs to the country that the report tells of: not several states, nor its own outlet."""
        phrases = [self._clusters.phrases[i] for i in self._clusters.members(cluster)]
        if any(phrase.several_states for phrase in phrases) or self.sector(cluster) not in _AT_HOME:
            return False
        outlet = name_words(self._context.ground.document.article.outlet or "")
        return not any(
            phrase.noun.startswith(OWN_OUTLET) or (phrase.name and set(phrase.name) <= set(outlet))
            for phrase in phrases
        )

    def sector(self, cluster: int) -> Sector | None:
        """The sector that its phrases show, else that of its body, else that of an office known by the tables."""
        own = self._own_sector(cluster)
        of_body = next((sector for body in self.bodies(cluster) if (sector := self._own_sector(body))), None)
        shown = of_body if own == "MIL" and of_body == "REB" else own or of_body  # rebels have ranks as well
        phrases = (self._clusters.phrases[i] for i in self._clusters.members(cluster))
        return shown or next((phrase.office for phrase in phrases if phrase.office), None)

    def bodies(self, cluster: int) -> Iterator[int]:
        """The clusters that it belongs to by a title ("Kremlin spokesman"), a possessor or "of"."""
        for bond in self._bonds:
            owner = self._clusters.of(bond.owner)
            if self._clusters.of(bond.owned) == cluster and owner != cluster:
                yield owner

    def _own_country(self, cluster: int) -> str | None:
        return next((land for i in self._clusters.members(cluster) if (land := self._clusters.countries[i])), None)

    def _own_sector(self, cluster: int) -> Sector | None:
        phrases = (self._clusters.phrases[i] for i in self._clusters.members(cluster))
        return next((phrase.sector for phrase in phrases if phrase.sector), None)
