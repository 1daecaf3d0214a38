"""The project's own gold is sound: its snippets stand in the reports, and what it says obeys the laws of a record."""

import json
from pathlib import Path
from typing import Any

import pytest

from standoff.errors import InvalidRecordError
from standoff.record import Record

Json = dict[str, Any]

HERE = Path(__file__).parent / "gold"
NAMES = sorted(path.stem for path in HERE.glob("*.json"))


def occurrences(text: str, wanted: str) -> list[int]:
    return [at for at in range(len(text)) if text.startswith(wanted, at)]


def located(text: str, snippet: str | Json | None) -> tuple[int, int] | None:
    """Where a snippet stands: a string that occurs once, or one of several occurrences, counted from 1."""
    if snippet is None:
        return None
    wanted, nth = (snippet, None) if isinstance(snippet, str) else (snippet["text"], snippet["nth"])
    found = occurrences(text, wanted)
    if nth is None and len(found) != 1:
        raise ValueError(f"{wanted!r} occurs {len(found)} times: say which is meant")
    if nth is not None and not 1 <= nth <= len(found):
        raise ValueError(f"{wanted!r} occurs {len(found)} times, not {nth}")
    start = found[(nth or 1) - 1]
    return start, start + len(wanted)


def furniture(gold: Json, text: str) -> list[tuple[int, int]]:
    """The lines that are no part of the report."""
    starts = [0, *(at + 1 for at in occurrences(text, "\n"))]
    lines = [(start, start + len(line)) for start, line in zip(starts, text.split("\n"), strict=True)]
    return [(start, end) for start, end in lines if text[start:end] in gold["boilerplate"]]


def as_record(gold: Json, text: str) -> str:
    """The dossier in the form of the record's contract, as JSON."""

    def at(snippet: str | Json | None) -> tuple[int, int] | None:
        return located(text, snippet)

    def stretches(snippets: list[str | Json]) -> list[tuple[int, int]]:
        return sorted(span for span in map(at, snippets) if span is not None)

    def spanned(item: Json) -> Json:
        return {**item, "span": at(item["text"])}

    def actor(item: Json) -> Json:
        return {**item, "id": item["key"], "mentions": stretches(item["mentions"])}

    def statement(item: Json) -> Json:
        source = {"span": at(item["source_text"]), "actor": item["source"]}
        content, cue, medium = stretches(item["content"]), at(item["cue"]), at(item["medium"])
        said = {"source": source, "cue": cue, "content": content, "medium": medium, "within": item["nested_in"]}
        return {**item, **said, "id": item["key"], "confidence": 1}

    def event(item: Json) -> Json:
        where = item["place"] if item["place"] is None or isinstance(item["place"], str) else item["place"]["text"]
        place = where and {"span": at(item["place"]), "name": where}
        return {**item, "id": item["key"], "trigger": at(item["trigger"]), "place": place, "confidence": 1}

    def tie(item: Json) -> Json:
        amounts = [spanned(amount) for amount in item["amounts"]]
        evidence = stretches(item["evidence"])
        return {**item, "id": item["key"], "amounts": amounts, "evidence": evidence, "confidence": 1}

    record = {
        **gold,
        "text": text,
        "furniture": furniture(gold, text),
        "actors": [actor(item) for item in gold["actors"]],
        "statements": [statement(item) for item in gold["statements"]],
        "disputes": [{**item, "id": f"D{n}", "confidence": 1} for n, item in enumerate(gold["disputes"])],
        "events": [event(item) for item in gold["events"]],
        "ties": [tie(item) for item in gold["ties"]],
        "times": [spanned(item) for item in gold["times"]],
        "quantities": [spanned(item) for item in gold["quantities"]],
    }
    return json.dumps(record)


def dossier(name: str) -> tuple[Json, str]:
    gold = json.loads((HERE / f"{name}.json").read_text(encoding="utf-8"))
    return gold, (HERE / f"{name}.txt").read_text(encoding="utf-8")


def test_each_report_has_its_dossier() -> None:
    assert NAMES
    assert sorted(path.stem for path in HERE.glob("*.txt")) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_a_dossier_is_a_lawful_record_of_its_report(name: str) -> None:
    gold, text = dossier(name)
    record = Record.from_json(as_record(gold, text))
    assert record.id == name
    assert record.title is not None
    assert record.title in text
    assert record.published is not None
    assert {text[start:end] for start, end in record.furniture} == set(gold["boilerplate"])


@pytest.mark.parametrize("name", NAMES)
def test_every_sort_of_item_is_annotated(name: str) -> None:
    gold, _ = dossier(name)
    sorts = "boilerplate actors statements disputes events ties times quantities".split()
    assert [sort for sort in sorts if not gold[sort]] == []


@pytest.mark.parametrize("name", NAMES)
def test_names_stand_in_the_report(name: str) -> None:
    gold, text = dossier(name)
    assert [actor["name"] for actor in gold["actors"] if actor["name"] not in text] == []


def test_a_snippet_that_is_not_there_or_not_the_only_one_is_noticed() -> None:
    with pytest.raises(ValueError, match="'tug' occurs 0 times"):
        located("The ship saw the other ship", "tug")
    with pytest.raises(ValueError, match="'ship' occurs 2 times: say which"):
        located("The ship saw the other ship", "ship")
    with pytest.raises(ValueError, match="'ship' occurs 2 times, not 3"):
        located("The ship saw the other ship", {"text": "ship", "nth": 3})


@pytest.mark.parametrize(("sort", "field"), [("statements", "source"), ("statements", "act"), ("disputes", "contest")])
def test_a_key_or_label_that_is_not_known_is_noticed(sort: str, field: str) -> None:
    gold, text = dossier(NAMES[0])
    gold[sort][0][field] = "nobody"
    with pytest.raises(InvalidRecordError):
        Record.from_json(as_record(gold, text))
