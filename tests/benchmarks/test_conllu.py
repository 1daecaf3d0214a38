import pytest

from benchmarks.conllu import parse_documents
from benchmarks.errors import BenchmarkError
from tests.benchmarks.treebank import SMALL

WORD = "1\tEnd\tend\tNOUN\tNN\t_\t0\troot\t_\t_\n"


def test_documents_and_paragraphs_begin_where_the_file_says() -> None:
    documents = parse_documents(SMALL, "small")
    assert [document.id for document in documents] == ["first", "second"]
    shape = [[[sentence.id for sentence in part] for part in document.paragraphs] for document in documents]
    assert shape == [[["s1", "s2"], ["s3"]], [["s4"]]]


def test_words_of_one_token_stay_together_and_empty_nodes_are_left_out() -> None:
    first, second = parse_documents(SMALL, "small")[0].paragraphs[0]
    assert [(token.form, len(token.words), token.space_after) for token in first.tokens] == [
        ("I", 1, True),
        ("don't", 2, False),
        (".", 1, True),
    ]
    assert [word.form for word in second.words] == ['"', "Go", "!", '"']
    assert second.words[1].head == 0


def test_a_file_without_documents_is_one() -> None:
    documents = parse_documents(WORD + "\n" + WORD, "plain")
    assert len(documents) == 1
    assert documents[0].id == "plain"
    assert len(documents[0].paragraphs[0]) == 2


def test_line_ends_of_another_system_change_nothing() -> None:
    assert parse_documents(SMALL.replace("\n", "\r\n"), "small") == parse_documents(SMALL, "small")


def test_comments_before_the_first_sentence_belong_to_it() -> None:
    documents = parse_documents("# newdoc id = d\n\n# sent_id = s\n" + WORD, "file")
    assert (documents[0].id, documents[0].paragraphs[0][0].id) == ("d", "s")


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ("", "holds no sentence"),
        ("# only = a comment\n", "holds no sentence"),
        ("1\tEnd\tend\n", r"bad, sentence at line 1: .* 10 columns .* not 3"),
        (WORD.replace("\t0\t", "\t_\t"), "a number is wanted where '_' stands"),
    ],
)
def test_what_is_no_treebank_is_refused_with_its_place(content: str, complaint: str) -> None:
    with pytest.raises(BenchmarkError, match=complaint):
        parse_documents(content, "bad")
