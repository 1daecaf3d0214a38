from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.conllu import parse_documents
from benchmarks.corpus import CorpusFile
from benchmarks.errors import BenchmarkError
from benchmarks.layout import lay_out
from benchmarks.results import Scores
from benchmarks.tree import measure_tree
from standoff.language.document import Document, Sentence
from tests.benchmarks.fakes import layout_document, reader_of
from tests.benchmarks.treebank import SMALL

CORPORA = Path(__file__).parents[3] / "shared" / "corpora"


def gold_documents() -> list[Document]:
    return [layout_document(lay_out(document)) for document in parse_documents(SMALL, "small")]


def measure(folder: Path, documents: list[Document], files: int = 1) -> Scores:
    named = []
    for number in range(files):
        path = folder / f"{number}.conllu"
        path.write_text(SMALL, "utf-8")
        named.append(CorpusFile(path.name, path))
    return measure_tree(reader_of(documents), named)


def test_gold_against_itself_is_perfect_but_for_forms_that_are_not_in_the_text(tmp_path: Path) -> None:
    scores = measure(tmp_path, gold_documents())
    assert all(value == 100 for name, value in scores.figures.items() if not name.startswith("raw text"))
    assert scores.figures["raw text: sentences"] == 100
    # "wanna" is want and to in the gold, wan and na in the text: of 13 words 11 align.
    assert scores.figures["raw text: words"] == pytest.approx(100 * 11 / 13)
    assert all(case.right == case.of for case in scores.cases)


def test_figures_with_gold_words_tell_head_label_and_subtype_apart(tmp_path: Path) -> None:
    first, second = gold_documents()
    words = list(first.words)
    words[0] = replace(words[0], head=1)  # I: another head
    words[2] = replace(words[2], label="advmod")  # n't: the universal part is still right
    words[3] = replace(words[3], label="obj", upos="NOUN", xpos="NN", lemma="x")
    figures = measure(tmp_path, [replace(first, words=tuple(words)), second]).figures
    right = {"UAS": 12, "LAS": 11, "LAS full": 10, "UPOS": 12, "XPOS": 12, "lemma": 12}
    assert {name: figures[f"gold words: {name}"] for name in right} == {
        name: pytest.approx(100 * count / 13) for name, count in right.items()
    }


def test_sentences_that_are_run_together_are_counted_in_both_readings(tmp_path: Path) -> None:
    first, second = gold_documents()
    figures = measure(tmp_path, [replace(first, sentences=(Sentence(0, 8), Sentence(8, 12))), second]).figures
    # Gold has 4 sentences, 3 are found, and 2 of them are right.
    assert figures["gold words, own sentences: sentences"] == pytest.approx(200 * 2 / 7)
    assert figures["raw text: sentences"] == pytest.approx(200 * 2 / 7)


def test_a_sentence_is_a_case_that_shows_its_wrong_words(tmp_path: Path) -> None:
    first, second = gold_documents()
    words = (replace(first.words[0], head=3, label="obj"), *first.words[1:])
    cases = measure(tmp_path, [replace(first, words=words), second]).cases
    assert [(case.id, case.right, case.of) for case in cases] == [
        ("s1", 3, 4),
        ("s2", 4, 4),
        ("s3", 4, 4),
        ("s4", 1, 1),
    ]
    assert (cases[0].gold, cases[0].found) == ("I <nsubj- n't", "I <obj- .")


def test_each_file_has_its_figures_beside_those_of_all(tmp_path: Path) -> None:
    scores = measure(tmp_path, gold_documents(), files=2)
    assert list(scores.parts) == ["0.conllu", "1.conllu"]
    assert scores.parts["0.conllu"] == scores.parts["1.conllu"] == scores.figures


def test_a_model_that_changes_the_given_words_is_refused(tmp_path: Path) -> None:
    first, second = gold_documents()
    with pytest.raises(BenchmarkError, match="other words than it was given"):
        measure(tmp_path, [replace(first, words=first.words[:-1]), second])


@pytest.mark.skipif(not CORPORA.is_dir(), reason="the corpora are not there")
@pytest.mark.parametrize("place", ["ud-ewt/dev.conllu", "gum/dev/GUM_news_iodine.conllu"])
def test_a_real_treebank_against_itself_is_perfect(place: str) -> None:
    path = CORPORA / place
    layouts = [lay_out(document) for document in parse_documents(path.read_text("utf-8"), path.name)]
    reader = reader_of(map(layout_document, layouts))
    figures = measure_tree(reader, [CorpusFile(path.name, path)]).figures
    assert figures == dict.fromkeys(figures, 100)
