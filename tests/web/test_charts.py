"""Where the bars of a timeline and the nodes of a network stand."""

from dataclasses import replace
from pathlib import Path

import pytest

from standoff.crisis.opened import open_crisis
from standoff.report.dossier_net import HEIGHT as NET_HEIGHT
from standoff.report.dossier_net import WIDTH as NET_WIDTH
from standoff.report.dossier_net import network, state_names
from standoff.report.dossier_time import HEIGHT, WIDTH, first_day, last_day, timeline
from standoff.report.rows import Part

SAID: list[tuple[str | None, Part]] = [
    ("2031-05-01", "official"),
    ("2031-05-01", "media"),
    ("2031-05-09T18:40", "official"),
    ("2031-05", "other"),
    (None, "other"),
    ("2029-01-01", "other"),
]


@pytest.mark.parametrize(
    ("until", "unit", "bars"),
    [
        ("2031-05-01", "day", 1),
        ("2031-06-30", "day", 61),
        ("2031-12-31", "week", 36),
        ("2036-05-01", "month", 61),
        ("2061-01-01", "year", 31),
    ],
)
def test_the_unit_follows_the_length_of_time(until: str, unit: str, bars: int) -> None:
    line = timeline(SAID, [], "2031-05-01", until)
    assert (line.unit, len(line.bars)) == (unit, bars)


@pytest.mark.parametrize("until", ["2031-05-10", "2031-09-30", "2036-05-01"])
def test_bars_follow_each_other_and_nothing_is_lost(until: str) -> None:
    line = timeline(SAID, ["2031-05-09", None], "2031-05-01", until)
    assert sum(bar.total for bar in line.bars) + line.outside == len(SAID)
    assert sum(bar.disputes for bar in line.bars) == 1
    assert [bar.since for bar in line.bars] == sorted({bar.since for bar in line.bars})
    assert line.bars[-1].x + line.bars[-1].width == pytest.approx(WIDTH)
    for bar in line.bars:
        assert bar.since <= bar.until
        assert sum(block.count for block in bar.blocks) == bar.total
        assert all(0 <= block.y <= block.y + block.height <= HEIGHT for block in bar.blocks)


def test_a_month_is_placed_where_months_are_drawn_and_not_where_days_are() -> None:
    assert timeline(SAID, [], "2031-05-01", "2031-05-20").outside == 3
    assert timeline(SAID, [], "2031-05-01", "2036-05-20").outside == 2


@pytest.mark.parametrize(
    ("day", "first", "last"),
    [
        (None, None, None),
        ("2031-05-02", "2031-05-02", "2031-05-02"),
        ("2032-02", "2032-02-01", "2032-02-29"),
        ("2031", "2031-01-01", "2031-12-31"),
    ],
)
def test_the_days_of_a_month_and_a_year(day: str | None, first: str | None, last: str | None) -> None:
    assert (first_day(day), last_day(day)) == (first, last)


def test_the_network_has_a_link_for_each_kind_each_way(tarn_file: Path) -> None:
    with open_crisis(tarn_file) as crisis, crisis.book() as book:
        net = network(crisis.ties(), state_names(book))
    assert [node.name for node in net.nodes] == ["Tarn", "Orrland"]
    assert [(link.giver, link.receiver, link.kind, link.texts) for link in net.links] == [("TAR", "ORR", "loan", 2)]
    assert all(0 < node.x < NET_WIDTH and 0 < node.y < NET_HEIGHT for node in net.nodes)


def test_only_states_stand_in_the_network_unless_others_are_asked_for(tarn_file: Path) -> None:
    with open_crisis(tarn_file) as crisis, crisis.book() as book:
        (row,) = crisis.ties()
        names = state_names(book)
    agency = replace(row, giver="this agency", giver_id="P9", giver_country=None)
    bank = replace(row, giver="Bank of Tarn", giver_id="P8", kind="aid")
    net = network([row, agency, bank], names)
    assert [(link.giver_name, link.kind) for link in net.links] == [("Tarn", "aid"), ("Tarn", "loan")]
    assert net.others == 1
    everybody = network([row, agency, bank], names, others=True)
    assert {node.name for node in everybody.nodes} == {"Tarn", "Orrland", "this agency"}
    assert everybody.others == 0


def test_without_ties_there_is_nothing_to_draw() -> None:
    assert network([], {}).nodes == ()
