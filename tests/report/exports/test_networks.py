"""GraphML in networkx, the event table in pyarrow, annotations in rdflib, entities in FollowTheMoney."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from hypothesis import given
from pyarrow import csv as arrow_csv
from rdflib import Graph, Namespace
from rdflib.namespace import RDF

from standoff.knowledge.tables import table
from standoff.record import Record
from standoff.report.exports import FORMATS
from standoff.report.exports.event_table import COLUMNS
from standoff.report.exports.follow_the_money import alpha2, date, entities
from standoff.report.exports.material import Material
from standoff.report.exports.network import graphml
from standoff.report.exports.web_annotation import web_annotations
from tests.record.strategies import records
from tests.report.exports.sample import RECORDS, crisis

OA = Namespace("http://www.w3.org/ns/oa#")
# The terms of the W3C context that are used here; the whole of it lies on the net, which tests do without.
TERMS = {
    "oa": str(OA),
    "as": "http://www.w3.org/ns/activitystreams#",
    "id": "@id",
    "type": "@type",
    "Annotation": "oa:Annotation",
    "SpecificResource": "oa:SpecificResource",
    "TextPositionSelector": "oa:TextPositionSelector",
    "TextQuoteSelector": "oa:TextQuoteSelector",
    "TextualBody": "oa:TextualBody",
    "motivation": {"@id": "oa:motivatedBy", "@type": "@vocab"},
    "body": {"@id": "oa:hasBody", "@type": "@id"},
    "target": {"@id": "oa:hasTarget", "@type": "@id"},
    "source": {"@id": "oa:hasSource", "@type": "@id"},
    "scope": {"@id": "oa:hasScope", "@type": "@id"},
    "selector": {"@id": "oa:hasSelector", "@type": "@id"},
    "start": "oa:start",
    "end": "oa:end",
    "exact": "oa:exact",
    "prefix": "oa:prefix",
    "suffix": "oa:suffix",
    "first": {"@id": "as:first", "@type": "@id"},
    "items": {"@id": "as:items", "@container": "@list"},
}
MOTIVATIONS = {"identifying", "describing", "linking", "classifying", "tagging"}


def written(name: str, folder: Path) -> Path:
    (path,) = FORMATS[name](RECORDS, crisis(), folder / name)
    return path


def test_the_network_loads_in_networkx(tmp_path: Path) -> None:
    network = nx.read_graphml(written("graphml", tmp_path))
    assert network.is_directed()
    assert network.is_multigraph()
    assert network.nodes["P2"] == {"label": "Tarn", "kind": "state", "country": "TUV", "sector": "GOV", "reports": 3}
    assert Counter(network.edges()) == {("P2", "P4"): 3, ("P5", "P2"): 1}
    loan = network.edges["P2", "P4", "BT1"]
    assert (loan["label"], loan["status"], loan["since"]) == ("loan", "past", "2019")
    assert (loan["reports"], loan["texts"], loan["weight"], loan["confidence"]) == (2, 1, 1.0, 0.6)
    assert network.edges["P2", "P4", "BT3"]["said_by"] == "@Ivo"


@given(records())
def test_the_network_of_any_record_loads(record: Record) -> None:
    network = nx.parse_graphml(graphml(Material.of([record], None)).decode())
    assert network.number_of_edges() == len(record.ties)


def test_the_event_table_reads_as_polecats_users_read_it(tmp_path: Path) -> None:
    read = arrow_csv.read_csv(written("events", tmp_path), parse_options=arrow_csv.ParseOptions(delimiter="\t"))
    assert tuple(read.schema.names) == COLUMNS
    assault, denial = read.to_pylist()
    assert str(assault["Event Date"]) == "2021-03-01"
    assert (assault["Event Type"], assault["QuadClass"], assault["Quad Code"]) == ("ASSAULT", 4, "M-CONF")
    assert (assault["Actor Country"], assault["Recipient Name"]) == ("TUV", "Ada Orr")
    assert assault["Said By"] == "Ada Orr"
    assert assault["Evidence"] == "had “shelled our harbour”, Ada Orr added."
    assert (assault["Reports"], assault["Independent Texts"]) == (2, 1)
    assert (denial["Event Type"], denial["Factuality"], denial["Said By"]) == ("REJECT", "denied", "the report itself")
    assert (denial["Evidence"], denial["Reports"]) == ("Gen. Ivo of Tarn denied it.", 2)


def annotations(data: bytes) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(data)["first"]["items"]
    return found


@given(records())
def test_both_selectors_of_every_target_select_the_same_words(record: Record) -> None:
    for each in annotations(web_annotations(Material.of([record], None))):
        assert each["motivation"] in MOTIVATIONS
        for target in each["target"]:
            place, words = target["selector"]
            start, end = place["start"], place["end"]
            assert record.text[start:end] == words["exact"]
            assert record.text[:start].endswith(words["prefix"])
            assert record.text[end:].startswith(words["suffix"])


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")  # it warns of itself
def test_annotations_are_linked_data(tmp_path: Path) -> None:
    document = json.loads(written("webannotation", tmp_path).read_bytes())
    assert document["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    document["@context"][0] = TERMS
    graph = Graph().parse(data=json.dumps(document), format="json-ld")
    ids = set(graph.subjects(RDF.type, OA.Annotation))
    assert len(ids) == document["total"] == len(annotations(json.dumps(document).encode()))
    assert all(graph.value(each, OA.motivatedBy) is not None for each in ids)
    for target in {each for one in ids for each in graph.objects(one, OA.hasTarget)}:
        kinds = {graph.value(selector, RDF.type) for selector in graph.objects(target, OA.hasSelector)}
        assert kinds == {OA.TextPositionSelector, OA.TextQuoteSelector}
        assert graph.value(target, OA.hasSource) is not None


def test_the_content_of_a_statement_comes_back_from_its_annotation(tmp_path: Path) -> None:
    items = annotations(written("webannotation", tmp_path).read_bytes())
    (said,) = [each for each in items if each["id"] == "urn:standoff:item:a:S1"]
    places = [target["selector"][0] for target in said["target"]]
    assert [(each["start"], each["end"]) for each in places] == list(RECORDS[0].statements[0].content)
    (contest,) = [each for each in items if each["id"] == "urn:standoff:item:a:D1"]
    assert {"type": "SpecificResource", "purpose": "linking", "source": said["id"]} in contest["body"]


def of_schema(found: list[Any], schema: str) -> list[Any]:
    return [each["properties"] for each in found if each["schema"] == schema]


def test_ties_and_events_become_the_entities_that_fit() -> None:
    found = list(entities(Material.of(RECORDS, crisis())))
    assert Counter(str(each["schema"]) for each in found) == {
        "Article": 3,
        "Person": 2,
        "PublicBody": 2,
        "Company": 1,
        "Mention": 10,
        "Debt": 1,
        "Ownership": 1,
        "Sanction": 1,
        "UnknownLink": 1,
        "Event": 1,
    }
    (debt,) = of_schema(found, "Debt")
    assert (debt["amount"], debt["currency"], debt["startDate"]) == (["2000000"], ["USD"], ["2019"])
    (link,) = of_schema(found, "UnknownLink")
    assert (link["role"], link["status"]) == (["loan"], ["denied"])
    assert link["summary"][0].startswith("@Ivo (")
    (sanction,) = of_schema(found, "Sanction")
    assert (sanction["authority"], sanction["startDate"]) == (["Velmark"], ["2021"])


def test_dates_and_countries_are_those_of_follow_the_money() -> None:
    assert [date(each) for each in ("2019-03-01T18:40", "2019-W18", "2019-03", None)] == [
        "2019-03-01",
        "2019",
        "2019-03",
        None,
    ]
    known = {row[0]: row[1].lower() for row in table("states")}
    assert {each: alpha2(each) for each in known} == known
    assert alpha2(None) is None


def library() -> Any:  # noqa: ANN401  # a module without types
    return pytest.importorskip(
        "followthemoney", reason="pip install 'standoff[followthemoney]' checks the entities (it builds PyICU)"
    )


def sound(found: list[Any]) -> None:
    """Refuses entities that lack what their schema asks for, or refer to what is not there or does not fit."""
    schemas = {each["id"]: library().model.get(each["schema"]) for each in found}
    assert len(schemas) == len(found)
    for each in found:
        schema = schemas[each["id"]]
        assert [name for name in schema.required if not each["properties"].get(name)] == []
        for name, values in each["properties"].items():
            prop = schema.get(name)
            assert prop is not None, f"{each['schema']} has no {name}"
            if prop.type.name == "entity":
                assert all(schemas[value].is_a(prop.range) for value in values)


def checked(found: list[Any]) -> None:
    """Refuses entities that the library would not take as they are."""
    sound(found)
    for each in found:
        proxy = library().model.get_proxy(each, cleaned=False)
        proxy.schema.validate({"properties": each["properties"]})
        for name, values in each["properties"].items():
            assert sorted(proxy.get(name)) == sorted(values), f"{name} of {each['schema']} is not clean: {values}"


@pytest.mark.filterwarnings("ignore")  # of the library and of what it needs
def test_follow_the_money_takes_the_entities_as_they_are(tmp_path: Path) -> None:
    lines = written("followthemoney", tmp_path).read_bytes().decode().split("\n")
    checked([json.loads(line) for line in lines if line])


@pytest.mark.filterwarnings("ignore")
@given(records())
def test_the_entities_of_any_record_are_sound(record: Record) -> None:
    sound(list(entities(Material.of([record], None))))
