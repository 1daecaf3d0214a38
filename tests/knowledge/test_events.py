"""Every row of the tables of events is sound."""

import csv
from importlib.resources import files
from typing import get_args

import pytest

from standoff.knowledge import load_speech
from standoff.knowledge.events import ROLES, Triggers, load_triggers, spellings
from standoff.record.labels import EventCode, Factuality

PREPOSITIONS = frozenset(
    "about against alongside along at behind between by for from in into near of on over through to toward upon"
    " with".split()
)


def rows(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader((files("standoff.knowledge") / f"{name}.csv").read_text("utf-8").splitlines()))


@pytest.fixture(scope="module")
def triggers() -> Triggers:
    return load_triggers()


def test_every_row_is_read(triggers: Triggers) -> None:
    assert sum(map(len, triggers.rows.values())) == len(rows("events"))


def test_rows_stand_in_order_and_once() -> None:
    keys = [(row["form"], row["pos"], *row.values()) for row in rows("events")]
    assert len(set(keys)) == len(keys)
    assert [key[:2] for key in keys] == sorted(key[:2] for key in keys)


def test_targets_are_roles_or_prepositions(triggers: Triggers) -> None:
    for group in triggers.rows.values():
        for row in group:
            assert set(row.targets) <= ROLES | PREPOSITIONS, row
            assert row.word_class == "LIGHT" or "subj" not in row.targets, row
            assert row.word_class != "LIGHT" or (row.targets in {("subj",), ("obj",)} and not row.codes), row


def test_words_that_tell_have_a_code_and_somewhere_to_look_for_the_other_side(triggers: Triggers) -> None:
    for group in triggers.rows.values():
        for row in group:
            assert row.word_class == "LIGHT" or (row.codes and row.targets), row
            assert row.form == row.form.strip().lower(), row


def test_every_root_has_verbs_and_nouns(triggers: Triggers) -> None:
    for word_class in ("VERB", "NOUN"):
        told = {
            code
            for (_, kind), group in triggers.rows.items()
            if kind == word_class
            for row in group
            for code in row.codes
        }
        assert told == set(get_args(EventCode))


def test_classes_are_used_and_their_nouns_stand_once() -> None:
    nouns = [(row["class"], row["noun"]) for row in rows("events_nouns")]
    assert nouns == sorted(set(nouns))
    used = {row[column] for row in rows("events") for column in ("object", "subject") if row[column]}
    assert {name for name, _ in nouns} == used | {"sport"}


def test_scopes_have_one_factuality_each() -> None:
    scopes = [(row["form"], row["factuality"]) for row in rows("events_scopes")]
    assert len({form for form, _ in scopes}) == len(scopes)
    assert {kind for _, kind in scopes} == set(get_args(Factuality)) - {"happened"}


@pytest.mark.parametrize(
    ("lemma", "form"), [("recogniz", "recognise"), ("mobilize", "mobilise"), ("deni", "deny"), ("troops", "troop")]
)
def test_lemmas_are_found_however_they_are_spelt_or_cut(lemma: str, form: str) -> None:
    assert form in set(spellings(lemma)) | {each for one in spellings(lemma) for each in spellings(one)}


def test_the_words_of_speech_that_accuse_are_triggers(triggers: Triggers) -> None:
    """What the table of speech calls an accusation, demand or rejection by the word alone is an event as well."""
    known = load_speech()
    for form, code in (("accuse", "ACCUSE"), ("demand", "REQUEST"), ("reject", "REJECT"), ("threaten", "THREATEN")):
        assert known.of(form, "VERB")
        assert triggers.of(form, "VERB")[0].codes[0] == code
