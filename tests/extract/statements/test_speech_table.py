"""Every row of the table of speech is sound."""

import csv
from importlib.resources import files

from standoff.knowledge import load_speech

SHAPES = {"clause", "question", "inf", "other", "ger", "obj", "as"}
PREPOSITIONS = {"of", "against", "for", "with", "on", "by", "to", "about", "from", "over"}
ROWS = tuple(csv.DictReader((files("standoff.knowledge") / "speech.csv").read_text("utf-8").splitlines()))


def test_contents_are_shapes_or_prepositions() -> None:
    assert {shape for row in ROWS for shape in row["content"].split()} <= SHAPES | PREPOSITIONS


def test_no_row_stands_twice() -> None:
    keys = [(row["form"], row["pos"], row["act"], row["content"]) for row in ROWS]
    assert len(keys) == len(set(keys))


def test_a_form_is_found_by_its_lemma_even_where_that_was_cut_wrongly() -> None:
    speech = load_speech()
    assert speech.of("recognis", "VERB") == speech.of("recognise", "VERB") != ()
    assert speech.of("deni", "VERB") == speech.of("deny", "VERB") != ()
    assert speech.of("xyz", "VERB") == ()
