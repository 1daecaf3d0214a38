"""Houses: the names that tell for whom a source speaks, on reports with invented states."""

import pytest

from standoff.extract.disputes.houses import houses
from standoff.extract.times import times
from standoff.extract.tree import Tree
from standoff.pipeline import load
from standoff.pipeline.reader import scene_of
from standoff.record import Article, Source, Statement


def found(text: str, *sources: str) -> tuple[frozenset[str], ...]:
    reader = load()
    [document] = reader.language.read([Article(id="h", text=text)])
    scene = scene_of(document, times(document), reader.tables)
    spans = [(text.index(each), text.index(each) + len(each)) for each in sources]
    said = [
        Statement(
            id=f"S{n}", source=Source(span=span), content=((0, 1),), quoted="indirect", act="assert", confidence=1
        )
        for n, span in enumerate(spans)
    ]
    return houses(Tree(document), scene.cast, said)


@pytest.mark.bundle
def test_a_possessor_gives_its_name() -> None:
    assert found("Tessaly’s envoy said the bridge was open.", "Tessaly’s envoy") == (frozenset({"tess"}),)


@pytest.mark.bundle
def test_a_source_without_a_name_has_no_house() -> None:
    assert found("A nurse said the bridge was open.", "A nurse") == (frozenset(),)


@pytest.mark.bundle
def test_an_adjective_and_its_country_are_one_house() -> None:
    one, other = found("The Iranian navy said so. An official in Iran said no.", "The Iranian navy", "official in Iran")
    assert one == other == {"iran"}
