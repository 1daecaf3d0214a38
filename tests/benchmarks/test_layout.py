from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.conllu import GoldDocument, GoldSentence, GoldToken, GoldWord, parse_documents
from benchmarks.layout import edit_distance, lay_out, split_token
from tests.benchmarks.treebank import SMALL

forms = st.text("abn't’", min_size=1, max_size=5)


def test_the_text_is_joined_as_the_file_says() -> None:
    first, second = (lay_out(document) for document in parse_documents(SMALL, "small"))
    assert first.text == 'I don\'t. "Go!"\n\nI wanna.'
    assert second.text == "End"


def test_words_stand_at_their_own_characters_and_know_their_token() -> None:
    layout = lay_out(parse_documents(SMALL, "small")[0])
    assert [layout.text[slice(*word.span)] for word in layout.words] == (
        ["I", "do", "n't", ".", '"', "Go", "!", '"', "I", "wan", "na", "."]
    )
    assert [layout.text[slice(*word.token)] for word in layout.words if word.shares_token] == (
        ["don't", "don't", "wanna", "wanna"]
    )


def test_sentences_paragraphs_and_heads_count_the_documents_words() -> None:
    layout = lay_out(parse_documents(SMALL, "small")[0])
    assert layout.sentences == (0, 4, 8)
    assert layout.sentence_ranges == ((0, 4), (4, 8), (8, 12))
    assert layout.paragraphs == (0, 8)
    assert [word.head for word in layout.words] == [2, -1, 1, 1, 5, -1, 5, 5, 9, -1, 9, 9]


@pytest.mark.parametrize(
    ("surface", "words", "cuts"),
    [
        ("don't", ("do", "n't"), (0, 2, 5)),
        ("Im", ("I", "am"), (0, 1, 2)),
        ("wanna", ("want", "to"), (0, 3, 5)),
        ("dunno", ("do", "n't", "know"), (0, 2, 3, 5)),
        ("you’re", ("you", "'re"), (0, 3, 6)),
        ("ab", ("", "ab"), (0, 1, 2)),
        ("whole", ("other",), (0, 5)),
    ],
)
def test_a_token_is_cut_where_its_words_fit_best(surface: str, words: tuple[str, ...], cuts: tuple[int, ...]) -> None:
    assert split_token(surface, words) == cuts


@given(st.lists(forms, min_size=1, max_size=4))
def test_forms_that_spell_the_token_get_their_own_characters(words: list[str]) -> None:
    surface = "".join(words)
    assert [surface[start:end] for start, end in pairwise(split_token(surface, words))] == words


@given(st.lists(forms, min_size=1, max_size=4), st.text("abn't ", min_size=4, max_size=9))
def test_every_word_has_a_character_and_every_character_a_word(words: list[str], surface: str) -> None:
    cuts = split_token(surface, words)
    assert (cuts[0], cuts[-1], len(cuts)) == (0, len(surface), len(words) + 1)
    assert all(start < end for start, end in pairwise(cuts))


@given(st.lists(st.tuples(forms, forms, st.booleans()), min_size=1, max_size=6))
def test_offsets_increase_whatever_the_tokens_are(tokens: list[tuple[str, str, bool]]) -> None:

    built = tuple(
        GoldToken(
            surface, (GoldWord(surface, "_", "X", "X", 1, "dep"), GoldWord(form, "_", "X", "X", 0, "root")), space
        )
        for surface, form, space in tokens
    )
    layout = lay_out(GoldDocument("d", ((GoldSentence("s", built, opens_paragraph=True, document=None),),)))
    spans = [word.span for word in layout.words]
    assert all(start < end for start, end in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    assert all(layout.text[start:end].strip() for start, end in spans)


@pytest.mark.parametrize(("left", "right", "distance"), [("", "ab", 2), ("kitten", "sitting", 3), ("same", "same", 0)])
def test_edit_distance(left: str, right: str, distance: int) -> None:
    assert edit_distance(left, right) == edit_distance(right, left) == distance
