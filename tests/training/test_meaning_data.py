"""The corpora of meaning are read as they are written, and false candidates are honest ones."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from training.meaning import negatives
from training.meaning.data import Item, Judgement, folds, plain, plv, written
from training.meaning.tasks import NONE, ROOTS, quad, side

ACT = {
    "text": "Minsk denied it.",
    "spans": [
        {"label": "s", "start": 0, "end": 5},
        {"label": "k", "start": 6, "end": 12},
        {"label": "c", "start": 13, "end": 15},
        {"label": "a", "start": 0, "end": 5},
    ],
    "act": "deny",
}
EVENT = {
    "text": "Kyiv shelled Minsk.",
    "spans": [
        {"label": "s1", "start": 0, "end": 4},
        {"label": "v1", "start": 5, "end": 12},
        {"label": "t1", "start": 13, "end": 18},
    ],
    "events": [{"code": "ASSAULT", "trigger": "v1", "source": "s1", "target": None, "factuality": "denied"}],
}
TIE = {
    "text": "Kyiv lends Minsk money.",
    "spans": [
        {"label": "f1", "start": 0, "end": 4},
        {"label": "e1", "start": 5, "end": 22},
        {"label": "t1", "start": 11, "end": 16},
    ],
    "ties": [{"kind": "loan", "from": "f1", "to": "t1", "evidence": "e1", "status": "current"}],
}
PAIR = {
    "a": {"text": "Kyiv said yes.", "content": "yes"},
    "b": {"text": "Minsk said no.", "content": "no"},
    "relation": "denies",
    "direction": "ba",
}


def corpus(folder: Path, **lines: object) -> list[Item]:
    for name in ("acts", "events", "ties", "pairs"):
        (folder / f"{name}.jsonl").write_text(json.dumps(lines[name]) + "\n" if name in lines else "", "utf-8")
    return written(folder)


def test_an_act_has_source_cue_and_content_but_not_whom_it_is_about(tmp_path: Path) -> None:
    (item,) = corpus(tmp_path, acts=ACT)
    roles = {"source": ((0, 5),), "cue": ((6, 12),), "content": ((13, 15),)}
    assert item == Item("acts", ("Minsk denied it.",), (Judgement("statement", roles, {"act": "deny"}),))


def test_a_text_without_statement_gets_all_roles_so_that_absence_tells_nothing(tmp_path: Path) -> None:
    text = "The ministry could not be reached on Sunday."
    (item,) = corpus(tmp_path, acts={"text": text, "spans": [], "act": None})
    (judgement,) = item.judgements
    assert judgement.labels == {"act": NONE}
    assert all(judgement.roles[role] for role in ("source", "cue", "content"))


def test_an_event_has_the_roles_that_are_marked(tmp_path: Path) -> None:
    (item,) = corpus(tmp_path, events=EVENT)
    assert item.judgements[0] == Judgement(
        "event", {"trigger": ((5, 12),), "source": ((0, 4),)}, {"root": "ASSAULT", "factuality": "denied"}
    )


def test_a_tie_the_wrong_way_round_is_none(tmp_path: Path) -> None:
    (item,) = corpus(tmp_path, ties=TIE)
    true, false = item.judgements
    assert true.labels == {"kind": "loan", "status": "current"}
    assert false.labels == {"kind": NONE}
    assert (false.roles["from"], false.roles["to"]) == (true.roles["to"], true.roles["from"])


def test_an_alliance_runs_both_ways(tmp_path: Path) -> None:
    ally = TIE | {"ties": [{**TIE["ties"][0], "kind": "alliance"}]}  # type: ignore[dict-item]
    (item,) = corpus(tmp_path, ties=ally)
    assert [judgement.labels["kind"] for judgement in item.judgements] == ["alliance"]


def test_a_pair_points_into_both_texts_and_has_a_direction_only_where_one_answers_the_other(tmp_path: Path) -> None:
    (item,) = corpus(tmp_path, pairs=PAIR)
    roles = {"first": ((10, 13),), "second": ((11, 13),)}
    assert item.judgements == (Judgement("pair", roles, {"relation": "denies", "direction": "ba"}),)
    (item,) = corpus(tmp_path, pairs=PAIR | {"relation": "same", "direction": None})
    assert item.judgements[0].labels == {"relation": "same"}


def test_marks_of_plv_become_spans_a_target_may_stand_twice(tmp_path: Path) -> None:
    file = tmp_path / "plv.tsv"
    marked = "<s>The US</s> may lend to <t>Kyiv</t> for <t>Kyiv</t>'s good."
    file.write_text(f"marked_sentence\tgold_root\n{marked}\tAID\n", "utf-8")
    (item,) = plv(file)
    assert item.texts == ("The US may lend to Kyiv for Kyiv's good.",)
    assert item.judgements[0].roles == {"source": ((0, 6),), "target": ((19, 23), (28, 32))}


def sentence(text: str, root: str) -> Item:
    return Item("plv", (text,), (Judgement("dyad", {}, {"code": root}),))


@given(st.lists(st.tuples(st.sampled_from("abcdefghijkl"), st.sampled_from(ROOTS[:3])), min_size=5, max_size=60))
def test_folds_part_the_items_and_keep_twins_together(pairs: list[tuple[str, str]]) -> None:
    items = [sentence(text, root) for text, root in pairs]
    parts = folds(items)
    assert sorted(i for part in parts for i in part) == list(range(len(items)))
    for part in parts:
        inside = {items[i].texts for i in part}
        assert inside.isdisjoint(items[i].texts for i in range(len(items)) if i not in part)


def test_folds_have_a_fifth_of_every_root_in_whatever_order_the_file_stands() -> None:
    items = [sentence(f"{root} {n}", root) for root in ROOTS for n in range(20)]
    for part in folds(items):
        counts = Counter(items[i].judgements[0].labels["code"] for i in part)
        assert set(counts.values()) <= {3, 4, 5}
    turned = items[::-1]
    there = {frozenset(items[i].texts[0] for i in part) for part in folds(items)}
    assert there == {frozenset(turned[i].texts[0] for i in part) for part in folds(turned)}


def test_plain_sentences_are_paragraphs_of_middling_length(tmp_path: Path) -> None:
    paragraph = "A paragraph of middling length, " * 3
    (tmp_path / "a.txt").write_text(f"Title\n\nBy someone\nShort.\n{paragraph}\n", "utf-8")
    (tmp_path / "c.txt").write_text("Title\n\nBy someone\nShort.\n", "utf-8")
    assert plain(tmp_path) == [Item("plain", (paragraph.strip(),))]


TEXT = "Azerbaijan said that Turkey and Georgia Rail would share the tunnel under the Black Sea"
WORDS = [(0, 10), (21, 27), (32, 44), (78, 87)]


@given(st.sets(st.sampled_from(WORDS), min_size=1))
def test_false_candidates_touch_nothing_that_is_labelled_but_the_tie_end_they_borrow(
    taken: set[tuple[int, int]],
) -> None:
    for roles in negatives.events(TEXT, sorted(taken)):
        ((start, end),) = roles["trigger"]
        assert all(end <= a or b <= start for a, b in taken)
    for roles in negatives.ties(TEXT, sorted(taken), sorted(taken)):
        assert sum(roles[role][0] in taken for role in ("from", "to")) == 1


def test_false_candidates_depend_on_the_text_alone() -> None:
    assert list(negatives.ties(TEXT, (), ())) == list(negatives.ties(TEXT, (), ()))
    assert negatives.statement(TEXT) == negatives.statement(TEXT)


def test_quad_classes_part_the_roots() -> None:
    assert Counter(quad(root) for root in ROOTS) == {
        "verbal cooperation": 3,
        "material cooperation": 3,
        "verbal conflict": 4,
        "material conflict": 5,
    }
    assert {side(root) for root in ROOTS[:6]} == {"cooperation"}
    assert {side(root) for root in ROOTS[6:]} == {"conflict"}
