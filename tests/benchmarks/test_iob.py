import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.errors import BenchmarkError
from benchmarks.iob import marked_names, parse_texts, place_words

UNER = """\
# newdoc id = d1
# sent_id = d1-1
# text = Mr. Li met "NATO".
1\tMr.\tO\t-\t-
2\tLi\tB-PER\t-\tanna
3\tmet\tO\t-\t-
4\t"\tO\t-\t-
5\tNATO\tB-ORG\t-\tanna
6\t"\tO\t-\t-
7\t.\tO\t-\t-

# sent_id = d1-2
# text = New York
1\tNew\tB-LOC\t-\tanna
2\tYork\tI-LOC\t-\tanna

# newdoc id = d2
# sent_id = d2-1
# text = # 1
1\t#\tO\t-\t-
2\t1\tO\t-\t-
"""


def test_sentences_of_a_document_make_one_text_with_words_at_exact_offsets() -> None:
    first, second = parse_texts(UNER, "uner")
    assert first.text == 'Mr. Li met "NATO". New York'
    words = [first.text[start:end] for start, end in first.spans]
    assert words == ["Mr.", "Li", "met", '"', "NATO", '"', ".", "New", "York"]
    assert (first.sentences, first.sentence_ids) == ((0, 7), ("d1-1", "d1-2"))
    assert first.names == ((1, 2, "PER"), (4, 5, "ORG"), (7, 9, "LOC"))
    assert (second.text, second.names, second.is_raw) == ("# 1", (), True)


def test_without_documents_or_texts_each_sentence_is_a_text_of_words_joined() -> None:
    texts = parse_texts("The\tO\nEU\tB-organisation\n\nLi\tB-politician\nBo\tI-politician\n", "crossner")
    assert [(text.text, text.names) for text in texts] == [
        ("The EU", ((1, 2, "organisation"),)),
        ("Li Bo", ((0, 2, "politician"),)),
    ]
    assert not any(text.is_raw for text in texts)


@pytest.mark.parametrize(
    ("tags", "names"),
    [
        (["B-A", "I-A", "B-A"], [(0, 2, "A"), (2, 3, "A")]),
        (["O", "I-A", "I-A", "O"], [(1, 3, "A")]),
        (["B-A", "I-B", "O", "I-B"], [(0, 1, "A"), (1, 2, "B"), (3, 4, "B")]),
        ([], []),
    ],
)
def test_names_are_read_from_tags(tags: list[str], names: list[tuple[int, int, str]]) -> None:
    assert marked_names(tags) == tuple(names)


@given(st.lists(st.sampled_from(["O", "B-A", "I-A", "B-B", "I-B"])))
def test_names_cover_just_the_words_that_have_tags(tags: list[str]) -> None:
    names = marked_names(tags)
    assert sorted(at for start, end, _ in names for at in range(start, end)) == (
        [at for at, tag in enumerate(tags) if tag != "O"]
    )
    assert all(tags[at][2:] == kind for start, end, kind in names for at in range(start, end))


@given(st.lists(st.tuples(st.text("ab.'", min_size=1, max_size=3), st.sampled_from(["", " ", "  "])), min_size=1))
def test_words_are_found_wherever_spaces_lie(pieces: list[tuple[str, str]]) -> None:
    text = "".join(word + space for word, space in pieces)
    spans = place_words(text, [word for word, _ in pieces], "here")
    assert [text[start:end] for start, end in spans] == [word for word, _ in pieces]


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ("", "holds no words"),
        ("word\n", r"bad:1: wanted 'word<tab>tag'"),
        ("word\tX-PER\n", r"bad:1: wanted"),
        ("# text = other\nword\tO\n", "the word 'word' is not where it should be"),
    ],
)
def test_what_is_of_another_form_is_refused_with_its_place(content: str, complaint: str) -> None:
    with pytest.raises(BenchmarkError, match=complaint):
        parse_texts(content, "bad")
