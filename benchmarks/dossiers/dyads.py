"""Country dyads: (root, source's country, target's country), each once a report.

This is the level on which a dictionary coder can be compared with us. Events that lack a country at either end, or stay
within one, are left out on both sides, as the scorer that lies with the gold dossiers leaves them out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from benchmarks.counts import Counts, to_figures
from benchmarks.dossiers.gold import Dossier, Gold
from benchmarks.results import Case, Figures, Scores
from standoff.record import Record

CountryDyad = tuple[str, str, str]


def score_dyads(dossiers: Sequence[Dossier], records: Sequence[Record]) -> Scores:
    """Precision, recall and F1 over all reports; `records` are of the dossiers, in order."""
    pairs = [
        (dossier.gold.id, of_gold(dossier.gold), of_record(record))
        for dossier, record in zip(dossiers, records, strict=True)
    ]
    counts = sum((Counts(len(gold & found), len(gold), len(found)) for _, gold, found in pairs), Counts())
    figures: Figures = to_figures({"country dyads": counts})
    cases = (case for name, gold, found in pairs for case in _cases(name, gold, found))
    return Scores(figures, {f"{len(dossiers)} dossiers": figures}, tuple(cases))


def of_gold(gold: Gold) -> frozenset[CountryDyad]:
    """The dyads of a gold dossier."""
    countries = {actor.key: actor.country for actor in gold.actors}
    return _between(countries, ((event.code, event.source, event.target) for event in gold.events))


def of_record(record: Record) -> frozenset[CountryDyad]:
    """The dyads of a record."""
    countries = {actor.id: actor.country for actor in record.actors}
    return _between(countries, ((event.code, event.source, event.target) for event in record.events))


def _between(
    countries: Mapping[str, str | None], events: Iterable[tuple[str, str | None, str | None]]
) -> frozenset[CountryDyad]:
    """The events between two countries, by these."""
    found = ((code, countries.get(source or ""), countries.get(target or "")) for code, source, target in events)
    return frozenset((code, one, other) for code, one, other in found if one and other and one != other)


def _cases(name: str, gold: frozenset[CountryDyad], found: frozenset[CountryDyad]) -> Iterator[Case]:
    """A case for each dyad of either side."""
    for dyad in sorted(gold | found):
        words = " ".join(dyad)
        right = int(dyad in gold and dyad in found)
        yield Case(f"{name}/{words}", right, 1, words if dyad in gold else "-", words if dyad in found else "-")
