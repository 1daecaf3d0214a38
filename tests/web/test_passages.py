"""Long texts cut into passages: whole, in order, at line ends where there are any."""

import pytest

from standoff.web.passages import passage_at, passages

LINE = "Ada Orr said the loan was paid back. "


@pytest.mark.parametrize("line", [LINE + "\n", LINE, "x"])
@pytest.mark.parametrize("length", [0, 1, 8_000, 15_999, 16_000, 100_000, 312_345])
def test_passages_are_the_text(line: str, length: int) -> None:
    text = (line * (length // len(line) + 1))[:length]
    found = passages(text)
    assert "".join(text[slice(*each.span)] for each in found) == text
    assert [(each.number, each.of) for each in found] == [(n, len(found)) for n in range(1, len(found) + 1)]
    assert all(len(text) < 16_000 or 7_000 <= each.span[1] - each.span[0] <= 17_000 for each in found)


@pytest.mark.parametrize(("line", "end"), [(LINE + "\n", "\n"), (LINE, " ")])
def test_a_cut_stands_behind_a_line_or_at_least_a_word(line: str, end: str) -> None:
    text = line * 2_000
    assert {text[each.span[1] - 1] for each in passages(text)} == {end}


def test_a_place_counts_before_a_number() -> None:
    text = (LINE + "\n") * 2_000
    for each in passages(text):
        assert [passage_at(text, place, 1) for place in (each.span[0], each.span[1] - 1)] == [each, each]
        assert passage_at(text, None, each.number) == each
    assert passage_at(text, None, 1_000) == passages(text)[-1]
