"""A crisis on which hands are laid: the machine takes two of one name for one, and one of two names for two."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from standoff.crisis.kept import kept
from standoff.crisis.linking import link
from standoff.knowledge import load_world
from standoff.link import Linker, load_weights
from standoff.record import Crisis, Record, Statement, Tie
from standoff.record.items import Source
from standoff.store import Store
from tests.link.minds import HashedMind
from tests.link.reports import Said, report
from tests.store.filling import keep

NAME = "tarn"
LOAN = "the loan to the port of Tarn was paid in May"
FILLER = " ".join(f"filler{n} word{n}" for n in range(60)) + ".\n"


def told() -> list[Record]:
    """Kim Dal in a (with its copy b), c and e; Bex Ivo in a and b, whom d calls Bexter Ivosi."""
    first = [
        Said("Kim Dal", LOAN, country="NER"),
        Said("Bex Ivo", "the fees of the harbour had doubled", country="BEN"),
    ]
    return [
        report("a", "2031-05-05", first, before=FILLER),
        report("b", "2031-05-05", first, before=FILLER, after="A line that only the copy has.\n"),
        report("c", "2031-05-06", [Said("Kim Dal", "no herd may cross the pass in winter", country="NER")]),
        report("d", "2031-05-07", [Said("Bexter Ivosi", "a bridge near Porga was closed", country="BEN")]),
        report("e", "2031-05-08", [Said("Kim Dal", "the salt mines at Orr stay open", country="NER")]),
    ]


@cache
def linker() -> Linker:
    return Linker(load_world(), load_weights(), HashedMind())


def fill(store: Store, records: Iterable[Record]) -> None:
    with store.writing() as session:
        for record in records:
            keep(session, record)


def linked(store: Store) -> Crisis:
    """The crisis after all that waits is linked."""
    for _ in link(store, linker()):
        pass
    with store.reading() as session:
        return kept(session, NAME)


def people(crisis: Crisis) -> set[tuple[str, str]]:
    """The actors: the name of each, and the reports that name it in one word."""
    return {(each.name, "".join(sorted(each.mentions))) for each in crisis.actors}


def reread(record: Record) -> Record:
    """The record as another model has it: its actors in another order, with other ids."""
    ids = {actor.id: f"P{n}" for n, actor in enumerate(reversed(record.actors), 1)}
    return record.model_copy(
        update={
            "actors": tuple(actor.model_copy(update={"id": ids[actor.id]}) for actor in reversed(record.actors)),
            "statements": tuple(_said_by(each, ids) for each in record.statements),
        }
    )


def _said_by(statement: Statement, ids: Mapping[str, str]) -> Statement:
    source = statement.source
    return statement.model_copy(update={"source": Source(span=source.span, actor=source.actor and ids[source.actor])})


def lending(record: Record, pairs: Sequence[tuple[str, str]]) -> Record:
    """The record with a loan between each pair of its actors."""
    same = {"kind": "loan", "status": "current", "evidence": ((0, 3),), "confidence": 0.9}
    ties = [Tie.model_validate({"id": f"T{n}", "from": a, "to": b, **same}) for n, (a, b) in enumerate(pairs, 1)]
    return record.model_copy(update={"ties": tuple(ties)})
