"""Hands over groups: whatever was said before, the newest counts, and nobody is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.link.hands import Hand, Mention, Place, Whereabouts, mentions_of, ruled, written_of

REPORTS = ("a", "b", "c", "d", "e")
PLACES: list[Place] = [(report, actor) for report in REPORTS for actor in ("A1", "A2")]
SPANS = {"A1": (0, 5), "A2": (10, 15)}
COPIES = (("a", "b"),)

mentions = st.sampled_from(PLACES).map(lambda place: Mention(place[0], SPANS[place[1]]))
some = st.lists(mentions, min_size=1, max_size=3).map(tuple)
given_hands = st.lists(st.tuples(st.booleans(), some, some), max_size=6).map(
    lambda told: [Hand(n, joined, *own) for n, (joined, *own) in enumerate(told, 1)]
)
grouped = st.lists(st.integers(0, 3), min_size=len(PLACES), max_size=len(PLACES)).map(
    lambda numbers: {place: str(n) for place, n in zip(PLACES, numbers, strict=True)}
)


def where(hands: list[Hand]) -> Whereabouts:
    return Whereabouts.of(hands, ((place, [SPANS[place[1]]]) for place in PLACES))


@given(groups=grouped, hands=given_hands)
def test_everybody_stays_somewhere(groups: dict[Place, str], hands: list[Hand]) -> None:
    assert set(ruled(groups, hands, where(hands), COPIES)) == set(PLACES)


@given(groups=grouped, hands=given_hands, one=mentions, other=mentions)
def test_who_was_joined_last_is_one(groups: dict[Place, str], hands: list[Hand], one: Mention, other: Mention) -> None:
    told = [*hands, Hand(99, joined=True, mentions=(one, other))]
    found, places = ruled(groups, told, where(told), COPIES), where(told)
    assert len({found[place] for place in places.places((one, other))}) == 1


@given(groups=grouped, hands=given_hands, out=mentions, staying=mentions)
def test_who_was_split_last_is_two(groups: dict[Place, str], hands: list[Hand], out: Mention, staying: Mention) -> None:
    told = [*hands, Hand(99, joined=False, mentions=(out,), staying=(staying,))]
    found, places = ruled(groups, told, where(told), COPIES), where(told)
    (one, other) = places.places((out, staying))
    together = out.report == staying.report or {out.report, staying.report} == set(COPIES[0])
    before = ruled(groups, hands, where(hands), COPIES)
    assert (found[one] == found[other]) == (together and before[one] == before[other])


@given(groups=grouped, hands=given_hands)
def test_who_is_not_spoken_of_stays_with_its_fellows(groups: dict[Place, str], hands: list[Hand]) -> None:
    found, named = ruled(groups, hands, where(hands), COPIES), where(hands)
    touched = {groups[place] for hand in hands for place in named.places(hand.all)}
    assert all(found[place] == group for place, group in groups.items() if group not in touched)


@pytest.mark.parametrize(
    ("span", "actor"),
    [
        ((0, 14), "A1"),  # as it is
        ((4, 14), "A1"),  # without a title that the other model takes in
        ((0, 4), None),  # what the mention only begins with
        ((20, 24), "A2"),  # of two that hold the characters the nearer one
        ((18, 24), "A2"),
        ((18, 30), "A3"),
        ((40, 44), None),
    ],
)
def test_a_mention_is_found_again_as_another_model_has_it(span: tuple[int, int], actor: str | None) -> None:
    asked = Mention("a", span)
    spans = {"A1": (0, 14), "A2": (20, 24), "A3": (18, 30)}
    found = Whereabouts.of([Hand(1, joined=True, mentions=(asked,))], ((("a", k), [v]) for k, v in spans.items()))
    assert found.place(asked) == (actor and ("a", actor))


@pytest.mark.parametrize("report", ["a", "a@1-2", "with blanks, commas and “marks”", "a\nb", "a@b"])
def test_a_mention_is_read_as_it_was_written(report: str) -> None:
    own = (Mention(report, (3, 7)), Mention(report, (11, 12)))
    assert mentions_of(written_of(own)) == own


def test_what_is_no_mention_names_nobody() -> None:
    found = mentions_of('["a:A1"]')
    assert where([Hand(1, joined=True, mentions=found)]).place(found[0]) is None
