"""Passages: every statement in its place, every pair as its writer saw it."""

from __future__ import annotations

from typing import Any

import pytest

from training.meaning.fit import OWN
from training.meaning.passages import RELATED_OFTEN, middle, passage, passages, sentences

TEXT = "Minsk said it was calm. Kyiv denied that. Both sides had been told to wait. Riga called for talks."
LINE: dict[str, Any] = {
    "text": TEXT,
    "statements": [
        {"key": "1", "act": "assert", "source": [[0, 5]], "cue": [[6, 10]], "content": [[11, 22]]},
        {"key": "2", "act": "deny", "source": [[24, 28]], "cue": [[29, 35]], "content": [[36, 40]]},
        {"key": "3", "act": "demand", "source": [[76, 80]], "cue": [[81, 91]], "content": [[92, 97]]},
    ],
    "pairs": [{"a": "1", "b": "2", "relation": "denies"}],
}


def test_a_passage_is_read_whole_sentence_by_sentence_and_in_halves() -> None:
    whole, *parts, halves = passage(LINE)
    assert whole.texts == (TEXT,)
    assert [judgement.labels.get("act") for judgement in whole.judgements[:3]] == ["assert", "deny", "demand"]
    assert [part.texts[0].strip() for part in parts] == [
        "Minsk said it was calm.",
        "Kyiv denied that.",
        "Riga called for talks.",
    ]
    assert "".join(halves.texts) == TEXT
    assert {item.key for item in (whole, *parts, halves)} == {TEXT}


def test_roles_point_at_the_same_words_in_every_part() -> None:
    for item in passage(LINE):
        for judgement in item.judgements:
            for role, spans in judgement.roles.items():
                text = item.texts[-1] if role.startswith("second") else item.texts[0]
                for start, end in spans:
                    assert 0 <= start < end <= len(text)
                    assert text[start:end] in {"Minsk", "Kyiv", "Riga", "said", "denied", "called for", "talks"} | {
                        "it was calm",
                        "that",
                    }


def test_the_one_who_is_answered_comes_first_in_ab_and_the_rest_are_related() -> None:
    whole = next(passage(LINE))
    labels = [(judgement.labels, judgement.often) for judgement in whole.judgements[3:]]
    assert labels[0] == ({"relation": "denies", "direction": "ab"}, 1.0)
    assert labels[1:] == [({"relation": "related"}, RELATED_OFTEN)] * 2
    turned = {**LINE, "pairs": [{"a": "2", "b": "1", "relation": "denies"}]}
    assert next(passage(turned)).judgements[3].labels["direction"] == "ba"


def test_statements_within_one_another_are_no_pair() -> None:
    outer = {"key": "4", "act": "assert", "source": [], "cue": [], "content": [[0, 40]]}
    whole = next(passage({**LINE, "statements": [*LINE["statements"], outer]}))
    pairs = [judgement for judgement in whole.judgements if judgement.trunk == "pair"]
    assert len(pairs) == 4


@pytest.mark.parametrize(("spans", "words"), [([(29, 35)], "Kyiv denied that. "), ([(6, 10), (29, 35)], TEXT[:42])])
def test_sentences_of_spans(spans: list[tuple[int, int]], words: str) -> None:
    start, end = sentences(TEXT, spans)
    assert TEXT[start:end] == words


def test_the_middle_is_the_end_of_a_sentence_or_the_beginning() -> None:
    assert TEXT[: middle(TEXT)].endswith("that. ")
    assert middle("One sentence alone.") == 0


def test_our_own_passages_have_sound_spans() -> None:
    items = passages(OWN)
    assert len({item.key for item in items}) > 80
    for item in items:
        for judgement in item.judgements:
            for role, spans in judgement.roles.items():
                text = item.texts[-1] if role.startswith("second") else item.texts[0]
                assert all(0 <= start < end <= len(text) and text[start:end].strip() for start, end in spans)
