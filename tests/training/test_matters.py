"""Matters: what follows for two items from the claims that they assert or deny."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import pytest

from training.claims import PASSAGES
from training.matters import matter, matters


def item(text: str, content: str, claim: str | None, stance: str = "asserts") -> dict[str, Any]:
    return {"source": "x", "date": "2011-05-04", "text": text, "content": content, "claim": claim, "stance": stance}


LINE: dict[str, Any] = {
    "matter": "a bridge",
    "claims": [{"key": "a", "gist": "-"}, {"key": "b", "gist": "-"}, {"key": "c", "gist": "-"}],
    "contradict": [["a", "b", "account"], ["a", "c", "figures"]],
    "said": [
        item("The army said it blew up one bridge.", "it blew up one bridge", "a"),
        item("The mayor said the flood took it.", "the flood took it", "b"),
        item("A priest said three bridges were gone.", "three bridges were gone", "c"),
        item("The army said no charge was laid.", "no charge was laid", "a", "denies"),
        item("The rebels called for calm.", "for calm", None),
        item("The rebels said the army mined the road.", "the army mined the road", None),
    ],
    "counter": [[5, 1]],
}


def test_claims_and_stances_say_how_two_items_stand() -> None:
    found = matter(LINE).relations
    assert found == {(0, 1): "denies", (0, 2): "figures", (0, 3): "denies", (1, 5): "counter"}


def test_two_that_deny_a_claim_say_the_same() -> None:
    again = [*LINE["said"], item("Witnesses heard no blast.", "no blast", "a", "denies")]
    assert matter({**LINE, "said": again}).relations[3, 6] == "same"


def test_a_content_that_stands_twice_in_its_text_is_refused() -> None:
    with pytest.raises(ValueError, match="once"):
        matter({**LINE, "said": [item("No, no.", "o", "a")]})


def test_every_written_matter_is_whole() -> None:
    written = matters(PASSAGES)
    assert len({each.name for each in written}) == len(written) > 100
    for each in written:
        assert len(each.said) >= 9
        assert set(each.relations) <= set(combinations(range(len(each.said)), 2))
        assert {"same", "denies"} & set(each.relations.values())
