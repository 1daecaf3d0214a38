import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.language.features import feats
from standoff.language.lemmas import apply, script


@given(st.text(min_size=1, max_size=12), st.text(min_size=1, max_size=12))
def test_an_edit_makes_the_lemma_that_it_was_made_from(form: str, lemma: str) -> None:
    assert apply(script(form, lemma), form) == lemma


@given(st.text(alphabet="abcXYZ", min_size=1, max_size=6), st.text(min_size=1), st.text(min_size=1))
def test_no_edit_leaves_nothing(form: str, other: str, lemma: str) -> None:
    assert apply(script(other, lemma), form)


@pytest.mark.parametrize(
    ("form", "lemma", "like", "same"),
    [
        ("denied", "deny", "Replied", "reply"),
        ("troops", "troop", "Planes", "plane"),
        ("Moscow", "Moscow", "NATO", "NATO"),
    ],
)
def test_edits_carry_over_to_other_words(form: str, lemma: str, like: str, same: str) -> None:
    assert apply(script(form, lemma), like) == same


def test_features_follow_from_the_tag() -> None:
    assert feats("VERB", "VBD") == "Mood=Ind|Tense=Past|VerbForm=Fin"
    assert feats("NOUN", "NNS") == "Number=Plur"
    assert feats("ADJ", "VBN") == "_"
