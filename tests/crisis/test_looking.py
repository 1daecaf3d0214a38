"""A cast that is looked up as it is asked answers as one that was read whole."""

from collections.abc import Iterator

import pytest

from standoff.crisis.kept import kept
from standoff.crisis.linking import link
from standoff.crisis.looking import LookingBook
from standoff.knowledge import load_world
from standoff.link import Linker, load_weights
from standoff.report.asked import Asked
from standoff.report.book import Book
from standoff.report.found import search
from standoff.store import Session, Store
from tests.crisis.growing import OPINIONS, growing
from tests.link.minds import HashedMind
from tests.store.conftest import cluster, location, store
from tests.store.filling import keep

__all__ = ["cluster", "location", "store"]


@pytest.fixture
def session(store: Store) -> Iterator[Session]:
    with store.writing() as writing:
        for record in growing(2, 20):
            keep(writing, record)
    for _ in link(store, Linker(load_world(), load_weights(), HashedMind(OPINIONS))):
        pass
    with store.reading() as reading:
        yield reading


def test_who_is_who_is_the_same_however_it_is_read(session: Session) -> None:
    whole, looked = Book(kept(session, "tarn"), session).cast, LookingBook(kept(session, "tarn", ()), session).cast
    for report in session.reports.ids():
        there = whole.present.get(report, ())
        assert [(each.id, each.mentions[report]) for each in looked.present.get(report, ())] == [
            (each.id, each.mentions[report]) for each in there
        ]
    assert list(looked.actors) == list(whole.actors)
    assert looked.copies == whole.copies
    for name, actor in whole.actors.items():
        found = looked.actors[name]
        assert (found.name, found.kind, found.country) == (actor.name, actor.kind, actor.country)
        assert list(found.mentions) == [each for each in session.reports.ids() if each in actor.mentions]
        assert dict(found.mentions) == dict(actor.mentions)
        assert looked.told(name) == whole.told(name)
    assert "no report" not in looked.present
    assert "nobody" not in looked.actors


@pytest.mark.parametrize("filters", [{}, {"actor": "Dagbeto"}, {"country": "NER"}, {"limit": 2}])
def test_a_question_has_the_same_answer(session: Session, filters: dict[str, str]) -> None:
    asked = Asked(**filters)  # type: ignore[arg-type]  # what a test gives
    books = Book(kept(session, "tarn"), session), LookingBook(kept(session, "tarn", ()), session)
    one, other = (search(book, asked, "soldiers river") for book in books)
    assert one == other
    assert one
