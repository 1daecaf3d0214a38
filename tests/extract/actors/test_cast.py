"""The cast as a value: which mention a span is about, and which lie in a stretch of words."""

from hypothesis import given
from hypothesis import strategies as st

from standoff.extract.types import Cast, Mention, head_of, words_in
from standoff.language import Document, Sentence, Word
from standoff.record import Article

TEXT = "Officials in Oslo said the Harbour Union left."
HEADS = (3, 2, 0, -1, 6, 6, 7, 3, 3)
TAGS = ("NOUN", "ADP", "PROPN", "VERB", "DET", "PROPN", "PROPN", "VERB", "PUNCT")


def document() -> Document:
    words, at = [], 0
    for text, head, tag in zip("Officials in Oslo said the Harbour Union left .".split(), HEADS, TAGS, strict=True):
        at = TEXT.index(text, at)
        words.append(Word(at, at + len(text), text, tag, tag, text.lower(), head, "dep", "_"))
    return Document(Article(id="a", text=TEXT), tuple(words), (Sentence(0, len(words)),), (), ())


CAST = Cast((), (Mention(2, 3, 2, "A1"), Mention(4, 7, 6, "A2"), Mention(5, 6, 5, "A3")))


def about(snippet: str) -> str | None:
    start = TEXT.index(snippet)
    mention = CAST.at(document(), [(start, start + len(snippet))])
    return None if mention is None else mention.actor


def test_a_span_is_about_its_head() -> None:
    assert about("Oslo") == "A1"
    assert about("Officials in Oslo") is None
    assert about("the Harbour Union") == "A2"
    assert about("Harbour") == "A3"


def test_a_word_inside_a_mention_belongs_to_the_smallest() -> None:
    assert about("the") == "A2"


def test_spans_without_words_are_about_no_one() -> None:
    assert CAST.at(document(), []) is None
    assert CAST.at(document(), [(9, 10)]) is None


def test_a_broken_span_counts_as_one() -> None:
    assert head_of(document(), [(0, 9), (18, 22)]) == 3


def test_within_takes_whole_mentions_only() -> None:
    assert [mention.actor for mention in CAST.within(2, 6)] == ["A1", "A3"]
    assert [mention.actor for mention in CAST.within(4, 7)] == ["A2", "A3"]


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)), max_size=4))
def test_words_in_spans_begin_in_them(spans: list[tuple[int, int]]) -> None:
    found = words_in(document(), spans)
    starts = [document().words[i].start for i in found]
    assert starts == sorted(set(starts))
    assert all(any(a <= start < b for a, b in spans) for start in starts)
