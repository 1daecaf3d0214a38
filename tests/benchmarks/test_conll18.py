"""The shared task's evaluation, against figures worked out by hand and laws that it must keep."""

from itertools import accumulate, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.conll18 import Analysis, ParsedWord, align, evaluate, universal, without_spaces
from benchmarks.counts import Counts


def word(form: str, start: int, end: int, *, shares: bool = False, head: int = -1, label: str = "dep") -> ParsedWord:
    return ParsedWord((start, end), form, shares, "X", "X", form, head, label)


def words(*forms: str) -> list[ParsedWord]:
    """Words that each are a token, one after the other."""
    ends = list(accumulate((len(form) for form in forms), initial=0))
    return [word(form, *span) for form, span in zip(forms, pairwise(ends), strict=True)]


def test_white_space_does_not_count() -> None:
    assert [without_spaces(" a\n\u00a0bc")(span) for span in ((1, 2), (4, 6))] == [(0, 1), (1, 3)]


def test_words_align_where_both_ends_agree() -> None:
    assert align(words("a", "bc", "d"), words("ab", "c", "d")) == [(2, 2)]


def test_words_of_one_token_align_by_their_forms() -> None:
    gold = [word("I", 0, 1), word("do", 1, 6, shares=True), word("n't", 1, 6, shares=True), word("go", 6, 8)]
    assert align(gold, words("I", "do", "n't", "go")) == [(0, 0), (1, 1), (2, 2), (3, 3)]
    assert align(gold, words("I", "don't", "go")) == [(0, 0), (3, 2)]
    assert align(gold, words("I", "DO", "n’t", "go")) == [(0, 0), (1, 1), (3, 3)]


def test_a_token_of_several_words_on_the_systems_side_is_aligned_alike() -> None:
    system = [word("want", 0, 5, shares=True), word("to", 0, 5, shares=True), word("go", 5, 7)]
    assert align(words("wan", "na", "go"), system) == [(2, 2)]
    assert align(words("want", "o", "go"), system) == [(0, 0), (2, 2)]


def test_tokens_that_overlap_are_taken_together() -> None:
    gold = [word("a", 0, 3, shares=True), word("b", 0, 3, shares=True), word("c", 3, 5)]
    system = [word("x", 0, 1), word("b", 1, 5, shares=True), word("c", 1, 5, shares=True)]
    assert align(gold, system) == [(1, 1), (2, 2)]


def test_the_longest_common_subsequence_is_found_past_a_tempting_pair() -> None:
    gold = [word(form, 0, 6, shares=True) for form in ("x", "a", "b", "y")]
    system = [word(form, 0, 6, shares=True) for form in ("a", "b", "x", "y")]
    assert align(gold, system) == [(1, 0), (2, 1), (3, 3)]


def test_only_the_universal_part_of_a_label_counts() -> None:
    gold = Analysis((word("a", 0, 1), word("b", 1, 2, head=0, label="nmod:poss")), ((0, 2),))
    system = Analysis((word("a", 0, 1), word("b", 1, 2, head=0, label="nmod")), ((0, 2),))
    assert evaluate(gold, system)["LAS"] == Counts(2, 2, 2)
    assert (universal("nmod:poss"), universal("root")) == ("nmod", "root")


def test_figures_of_a_wrongly_cut_text() -> None:
    """Gold: a bc d (root a, bc < a, d < bc). System: a b c d, where d < b: its head has no partner."""
    gold = Analysis((word("a", 0, 1), word("bc", 1, 3, head=0), word("d", 3, 4, head=1)), ((0, 3),))
    found = (word("a", 0, 1), word("b", 1, 2, head=0), word("c", 2, 3, head=0), word("d", 3, 4, head=1))
    counts = evaluate(gold, Analysis(found, ((0, 2), (2, 4))))
    assert counts["words"] == Counts(2, 3, 4)
    assert counts["UPOS"] == Counts(2, 3, 4)
    assert counts["UAS"] == counts["LAS"] == Counts(1, 3, 4)
    assert counts["sentences"] == Counts(0, 1, 2)


def test_a_head_is_right_when_its_partner_is_the_gold_head_though_their_numbers_differ() -> None:
    gold = Analysis((word("ab", 0, 2), word("c", 2, 3), word("d", 3, 4, head=1)), ((0, 3),))
    found = (word("a", 0, 1), word("b", 1, 2, head=0), word("c", 2, 3), word("d", 3, 4, head=2))
    assert evaluate(gold, Analysis(found, ((0, 4),)))["UAS"] == Counts(2, 3, 4)


def test_a_lemma_that_the_gold_does_not_give_is_right() -> None:
    unlemmatized = ParsedWord((0, 1), "a", False, "X", "X", "_", -1, "root")  # noqa: FBT003
    counts = evaluate(Analysis((unlemmatized,), ((0, 1),)), Analysis((word("a", 0, 1),), ((0, 1),)))
    assert counts["lemma"].f1 == 100


TEXT_LENGTH = 12


@st.composite
def analyses(draw: st.DrawFn) -> Analysis:
    """Any analysis of a text of twelve characters: tokens of one to three words, heads and labels as they come."""
    cuts = sorted(draw(st.sets(st.integers(1, TEXT_LENGTH - 1))))
    shapes = []
    for start, end in pairwise((0, *cuts, TEXT_LENGTH)):
        count = draw(st.integers(1, 3))
        shapes += [((start, end), count > 1)] * count
    heads = draw(st.lists(st.integers(-1, len(shapes) - 1), min_size=len(shapes), max_size=len(shapes)))
    forms = draw(st.lists(st.sampled_from("abc"), min_size=len(shapes), max_size=len(shapes)))
    starts = sorted({0, *draw(st.sets(st.integers(0, len(shapes) - 1)))})
    return Analysis(
        tuple(
            ParsedWord(span, form, shares, form, form, form, head, form)
            for (span, shares), form, head in zip(shapes, forms, heads, strict=True)
        ),
        tuple(pairwise((*starts, len(shapes)))),
    )


@given(analyses())
def test_an_analysis_against_itself_is_perfect(analysis: Analysis) -> None:
    assert {name: counts.f1 for name, counts in evaluate(analysis, analysis).items()} == dict.fromkeys(
        ("sentences", "words", "UPOS", "XPOS", "lemma", "UAS", "LAS"), 100
    )


@given(analyses(), analyses())
def test_alignment_keeps_order_and_takes_no_word_twice(gold: Analysis, system: Analysis) -> None:
    pairs = align(gold.words, system.words)
    assert all(a < c and b < d for (a, b), (c, d) in pairwise(pairs))
    assert all(
        gold.words[i].form.lower() == system.words[j].form.lower() or gold.words[i].span == system.words[j].span
        for i, j in pairs
    )


@given(analyses(), analyses())
def test_the_finer_figures_never_exceed_the_coarser(gold: Analysis, system: Analysis) -> None:
    counts = evaluate(gold, system)
    assert counts["LAS"].hits <= counts["UAS"].hits <= counts["words"].hits <= min(len(gold.words), len(system.words))
    assert counts["UPOS"].hits <= counts["words"].hits


@given(analyses(), analyses())
def test_sentences_are_compared_alike_from_either_side(gold: Analysis, system: Analysis) -> None:
    assert evaluate(gold, system)["sentences"].f1 == evaluate(system, gold)["sentences"].f1


@pytest.mark.parametrize("empty", [Analysis((), ())])
def test_an_empty_analysis_scores_nothing_and_fails_at_nothing(empty: Analysis) -> None:
    full = Analysis(tuple(words("a")), ((0, 1),))
    assert evaluate(full, empty)["LAS"] == Counts(0, 1, 0)
    assert evaluate(empty, full)["words"] == Counts(0, 0, 1)
