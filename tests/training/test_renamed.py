"""Names put in the place of names: words, tags and units stay together, and the tables of coined names are sound."""

import random

from hypothesis import given
from hypothesis import strategies as st

from standoff.language.labels import NAME_TAGS
from standoff.text import tokenize
from training.data.example import Example
from training.data.renamed import Names, State, found_names, read_frames, read_parts, read_states, renamed, written
from training.prepare import settled

TEXT = "Ana Ruiz left Riga. The port of Riga thanked Ruiz, and the Dock Workers' Union did too."
MARKS = {"Ana Ruiz": "PER", "Riga": "LOC", "Ruiz": "PER", "Dock Workers' Union": "ORG"}
NAMES = Names(
    {"PER": ["Jo Blake", "Mary Ann de la Cruz"], "ORG": ["Acme Inc.", "UNO"], "LOC": ["Ulm", "Rio de Oro"]},
    [State("Malta", "Maltese")],
    read_parts(),
)


def example() -> Example:
    tokens = tokenize(TEXT)
    tags = ["O"] * len(tokens.spans)
    for form, kind in MARKS.items():
        at = TEXT.find(form)
        while at >= 0:
            inside = [i for i, (a, b) in enumerate(tokens.spans) if at <= a and b <= at + len(form)]
            if all(tags[i] == "O" for i in inside):
                tags[inside[0] : inside[-1] + 1] = ["B-" + kind, *["I-" + kind] * (len(inside) - 1)]
            at = TEXT.find(form, at + 1)
    return Example("e", tokens, (0, 5), names=tuple(tags))


def chance(seed: int) -> random.Random:
    return random.Random(seed)  # noqa: S311 - chance that draws names keeps no secrets


def outside(given: Example) -> list[str]:
    rows = zip(given.tokens.spans, given.names or (), strict=True)
    return [given.tokens.text[a:b] for (a, b), tag in rows if tag == "O"]


@given(st.integers(0, 10**6), st.sampled_from([0.3, 1.0]))
def test_what_is_no_name_stays_and_kinds_stay_in_their_order(seed: int, share: float) -> None:
    old = example()
    new = renamed(old, NAMES, share, chance(seed))
    assert outside(new) == outside(old)
    assert [found.kind for found in found_names(new)] == [found.kind for found in found_names(old)]
    assert all(a < b <= c for (a, b), (c, _) in zip(new.tokens.spans, new.tokens.spans[1:], strict=False))
    assert [len([1 for tag in (new.names or ())[:unit] if tag == "O"]) for unit in new.units] == [0, 2]


@given(st.integers(0, 10**6))
def test_the_same_name_becomes_the_same_name(seed: int) -> None:
    found = list(found_names(renamed(example(), NAMES, 1.0, chance(seed))))
    assert found[1].text == found[2].text
    assert found[3].text == found[0].text.split()[-1]


def test_nothing_changes_with_a_share_of_nothing() -> None:
    assert renamed(example(), NAMES, 0.0, chance(1)) == example()


def test_the_tables_of_coined_names_are_sound() -> None:
    parts = read_parts()
    assert {"first", "middle", "state", "town", "family", "given", "of_state", "of_town", "of_body"} == parts.keys()
    assert all(form.strip() == form and form for forms in parts.values() for form in forms)
    assert all("{" in form or part == "of_body" for part, forms in parts.items() if "of_" in part for form in forms)
    assert len(read_states()) > 150


def test_every_frame_has_places_that_a_cast_fills() -> None:
    for frame in read_frames():
        places = frame.replace("}", "{").split("{")[1::2]
        assert places, frame
        assert set(places) <= {"L1", "L2", "D1", "D2", "T", "T_UPPER", "P", "p", "P2", "O", "O2"}, frame


def test_written_documents_tag_their_cast() -> None:
    for document in written(40, NAMES, chance(2)):
        assert document.names is not None
        assert set(document.names) <= set(NAME_TAGS)
        assert len(document.names) == len(document.tokens.spans)
        assert document.units[0] == 0
        assert list(document.units) == sorted(set(document.units))
        assert "{" not in document.tokens.text


def test_a_state_that_plays_is_a_place_all_the_same() -> None:
    tokens = tokenize("France beat Acme.")
    named = {"gum": [Example("g", tokens, (0,), names=("B-ORG", "O", "B-ORG", "O"))]}
    assert settled(named)["gum"][0].names == ("B-LOC", "O", "B-ORG", "O")
