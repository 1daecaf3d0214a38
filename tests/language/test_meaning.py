"""The meaning model of the packaged bundle: plain cases that nobody would judge otherwise."""

from __future__ import annotations

import numpy as np
import pytest

from standoff.language.bundle import packaged
from standoff.language.meaning import Candidate, MeaningModel, Verdicts

pytestmark = [
    pytest.mark.bundle,
    pytest.mark.skipif(not (packaged() / "meaning.onnx").exists(), reason="this bundle has no encoder for meaning"),
]

UNDERTAUGHT = pytest.mark.xfail(strict=True, reason="the encoder for meaning is young; a known failure")


@pytest.fixture(scope="module")
def model() -> MeaningModel:
    return MeaningModel(packaged())


def judged(model: MeaningModel, kind: str, marked: dict[str, str], text: str) -> Verdicts:
    """The verdicts over spans that are given by their words."""
    roles = {role: [(text.index(words), text.index(words) + len(words))] for role, words in marked.items()}
    return model.judge(model.read([text]), [Candidate(0, kind, roles)])[0]


@pytest.mark.parametrize(
    ("text", "trigger", "root"),
    [
        ("Kyiv accused Moscow of shelling a hospital.", "accused", "ACCUSE"),
        ("The air force bombed a bridge near Mosul on Monday.", "bombed", "ASSAULT"),
        pytest.param(
            "Washington imposed sanctions on two Iranian banks.", "imposed sanctions", "SANCTION", marks=UNDERTAUGHT
        ),
        pytest.param("Japan will send food aid to Sudan.", "send food aid", "AID", marks=UNDERTAUGHT),
    ],
)
def test_plain_events_have_their_roots(model: MeaningModel, text: str, trigger: str, root: str) -> None:
    assert judged(model, "event", {"trigger": trigger}, text)["root"].label == root


def test_a_denial_is_a_denial(model: MeaningModel) -> None:
    text = "Beijing denied that its ships had entered the bay."
    marked = {"source": "Beijing", "cue": "denied", "content": "that its ships had entered the bay"}
    verdict = judged(model, "statement", marked, text)["act"]
    assert verdict.label == "deny"
    assert verdict.probability == pytest.approx(max(verdict.shares))
    assert sum(verdict.shares) == pytest.approx(1.0, abs=1e-5)


def test_a_loan_is_a_loan(model: MeaningModel) -> None:
    text = "China lent Zambia $3 billion for the railway."
    marked = {"from": "China", "to": "Zambia", "evidence": "lent Zambia $3 billion"}
    assert judged(model, "tie", marked, text)["kind"].label == "loan"


def test_a_denial_is_told_from_the_same_claim(model: MeaningModel) -> None:
    texts = [
        "Two tankers were hit by torpedoes.",
        "Both tankers were struck by torpedoes.",
        "No tanker was hit by any torpedo.",
    ]
    contents = model.contents(model.read(texts), [[(0, len(text))] for text in texts])
    same, denies = model.compare(contents[[0, 0]], contents[[1, 2]])
    assert same["relation"].label == "same"
    assert denies["relation"].label == "denies"


def test_alike_sentences_have_vectors_that_are_near(model: MeaningModel) -> None:
    texts = ["The troops crossed the border at dawn.", "Soldiers went over the frontier early.", "Bread prices fell."]
    first, like, unlike = model.vectors(texts)
    assert first @ like > 0.5 > first @ unlike
    assert np.allclose(np.linalg.norm(model.vectors(texts), axis=1), 1.0, atol=1e-5)
