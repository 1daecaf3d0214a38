"""The names of the contract, pinned: a record's fields keep their names and places."""

from typing import Any

import pytest

from standoff.record import Crisis, Record

Schema = dict[str, Any]

FIELDS = {
    "Record": "id url title outlet authors language published text furniture "
    "actors statements disputes events ties times quantities",
    "Actor": "id name kind country sector role mentions",
    "Source": "span actor",
    "Statement": "id source cue content quoted act about medium time within confidence",
    "Dispute": "id claim contest kind confidence",
    "Event": "id code trigger source target time place factuality statement confidence",
    "Place": "span name country",
    "Tie": "id kind from to status amounts since until evidence statement confidence",
    "Quantity": "span value low high unit per qualifier of",
    "Time": "span value mod",
    "Crisis": "id reports copies actors claims disputes ties",
    "ReportEntry": "id title outlet published url",
    "SharedActor": "id name kind country sector mentions",
    "Claim": "id gist voices",
    "Voice": "report statement content actor stance confidence",
    "SharedDispute": "id kind confidence claim contest claims reasons",
    "Side": "report statement content",
    "SharedTie": "id kind from to status versions",
    "TieVersion": "report tie amounts",
}


def definitions() -> dict[str, Schema]:
    found: dict[str, Schema] = {}
    for kind in (Record, Crisis):
        schema = kind.model_json_schema()
        found |= {**schema.pop("$defs"), kind.__name__: schema}
    return found


@pytest.mark.parametrize("name", FIELDS)
def test_fields_are_those_of_the_contract(name: str) -> None:
    assert list(definitions()[name]["properties"]) == FIELDS[name].split()


def test_no_type_of_the_schema_is_left_out() -> None:
    assert definitions().keys() == FIELDS.keys()


def test_the_schema_tells_what_a_span_is() -> None:
    cue = definitions()["Event"]["properties"]["trigger"]
    assert cue["type"] == "array"
    assert (cue["minItems"], cue["maxItems"]) == (2, 2)


def test_the_schema_closes_the_sets_of_labels() -> None:
    assert "deny" in definitions()["Statement"]["properties"]["act"]["enum"]
    assert len(definitions()["Event"]["properties"]["code"]["enum"]) == 15
