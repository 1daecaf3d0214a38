"""The network of a crisis as GraphML: actors that ties bind, a directed edge for each tie and status."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from xml.etree import ElementTree as ET

from standoff.record import SharedTie
from standoff.report.exports.material import Material

Value = str | int | float | None
_NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
_TYPES = {str: "string", int: "int", float: "double"}
_NODE: Mapping[str, type] = {"label": str, "kind": str, "country": str, "sector": str, "reports": int}
_EDGE: Mapping[str, type] = {
    "label": str,
    "status": str,
    "amounts": str,
    "since": str,
    "until": str,
    "said_by": str,
    "evidence": str,
    "reports": int,
    "texts": int,
    "weight": float,
    "confidence": float,
}
_BETWEEN = " | "
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML has no way to write."""


def graphml(material: Material) -> bytes:
    """The network, as Gephi, Cytoscape, igraph and networkx open it."""
    root = ET.Element("graphml", xmlns=_NAMESPACE)
    for where, names in (("node", _NODE), ("edge", _EDGE)):
        for name, kind in names.items():
            named = {"id": f"{where}_{name}", "for": where, "attr.name": name, "attr.type": _TYPES[kind]}
            ET.SubElement(root, "key", named)
    graph = ET.SubElement(root, "graph", id=_clean(material.crisis.id), edgedefault="directed")
    for actor in dict.fromkeys(end for tie in material.crisis.ties for end in (tie.from_, tie.to)):
        node = ET.SubElement(graph, "node", id=_clean(actor))
        _data(node, "node", _node(material, actor))
    for tie in material.crisis.ties:
        edge = ET.SubElement(graph, "edge", id=_clean(tie.id), source=_clean(tie.from_), target=_clean(tie.to))
        _data(edge, "edge", _edge(material, tie))
    written: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return written


def _node(material: Material, actor: str) -> Mapping[str, Value]:
    own = material.cast.actors[actor]
    return {
        "label": material.cast.name(actor),
        "kind": own.kind,
        "country": own.country,
        "sector": own.sector,
        "reports": len(own.mentions),
    }


def _edge(material: Material, tie: SharedTie) -> Mapping[str, Value]:
    versions = list(material.ties(tie))
    reports, texts = material.cast.count(version.report for version in tie.versions)
    return {
        "label": tie.kind,
        "status": tie.status,
        "amounts": _each_once(telling.wording.amount(one) for telling, own in versions for one in own.amounts),
        "since": min((own.since for _, own in versions if own.since), default=None),
        "until": max((own.until for _, own in versions if own.until), default=None),
        "said_by": _each_once(telling.teller(own.statement) for telling, own in versions),
        "evidence": _each_once(telling.wording.words(*own.evidence) for telling, own in versions),
        "reports": reports,
        "texts": texts,
        "weight": float(texts),
        "confidence": max((own.confidence for _, own in versions), default=None),
    }


def _each_once(words: Iterator[str]) -> str | None:
    return _BETWEEN.join(dict.fromkeys(words)) or None


def _data(element: ET.Element, where: str, values: Mapping[str, Value]) -> None:
    for name, value in values.items():
        if value is not None:
            ET.SubElement(element, "data", key=f"{where}_{name}").text = _clean(str(value))


def _clean(text: str) -> str:
    return _NOT_XML.sub("\ufffd", text)
