"""Items as W3C Web Annotations (JSON-LD): what is said of which characters of which text.

Each target has two selectors of the same words: their place in the report's text, in code points, and the words
themselves with what stands before and behind them. The text is that of the record; `scope` is
the page that it was taken from.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import quote

from standoff.record import Actor, Dispute, Event, Statement, Tie
from standoff.record.show_words import moment, verb
from standoff.report.exports.material import Material
from standoff.report.telling import Telling

Json = Mapping[str, object]
CONTEXT = (
    "http://www.w3.org/ns/anno.jsonld",
    {"standoff": "urn:standoff:terms:", "confidence": "standoff:confidence"},
)
_AROUND = 32
"""Characters of prefix and suffix."""


def web_annotations(material: Material) -> bytes:
    """An AnnotationCollection with one page that holds every annotation."""
    items = [each for telling in material.tellings.values() for each in _annotations(telling)]
    name = _urn("collection", material.crisis.id)
    page = {"id": f"{name}:1", "type": "AnnotationPage", "partOf": name, "startIndex": 0, "items": items}
    collection = {
        "@context": CONTEXT,
        "id": name,
        "type": "AnnotationCollection",
        "label": material.crisis.id,
        "generator": {"type": "Software", "name": "Standoff"},
        "total": len(items),
        "first": page,
    }
    return json.dumps(collection, ensure_ascii=False, indent=1).encode()


def _urn(*parts: str) -> str:
    return ":".join(("urn:standoff", *(quote(part, safe="") for part in parts)))


def _annotations(telling: Telling) -> Iterator[Json]:
    record = telling.record
    yield from (_actor(telling, each) for each in record.actors)
    yield from (_statement(telling, each) for each in record.statements)
    yield from (_dispute(telling, each) for each in record.disputes)
    yield from (_event(telling, each) for each in record.events)
    yield from (_tie(telling, each) for each in record.ties)
    for number, time in enumerate(record.times, 1):
        yield _annotation(telling, f"TIMEX{number}", "tagging", [_tag("time"), _text(moment(time))], [time.span])
    for number, quantity in enumerate(record.quantities, 1):
        bodies = [_tag("quantity"), _text(telling.wording.amount(quantity))]
        yield _annotation(telling, f"Q{number}", "tagging", bodies, [quantity.span])


def _actor(telling: Telling, actor: Actor) -> Json:
    shared = telling.actor(actor.id)
    bodies = [_tag(actor.kind), {"type": "TextualBody", "purpose": "identifying", "value": actor.name}]
    bodies += [_link("identifying", _urn("actor", shared))] if shared else []
    bodies += [_tag(each) for each in (actor.country, actor.sector) if each]
    return _annotation(telling, actor.id, "identifying", bodies, actor.mentions)


def _statement(telling: Telling, said: Statement) -> Json:
    bodies = [_tag("statement"), _tag(said.act), _text(f"{telling.speaker(said)} {verb(said.act)}")]
    return _annotation(telling, said.id, "describing", bodies, said.content, said.confidence)


def _dispute(telling: Telling, dispute: Dispute) -> Json:
    """The contest, linked to the claim that it contests."""
    contest = telling.wording.said[dispute.contest]
    claim = _link("linking", _urn("item", telling.record.id, dispute.claim))
    bodies = [_tag("dispute"), _tag(dispute.kind), claim]
    return _annotation(telling, dispute.id, "linking", bodies, contest.content, dispute.confidence)


def _event(telling: Telling, event: Event) -> Json:
    words = f"{telling.wording.deed(event)} ({event.factuality}; {telling.teller(event.statement)})"
    bodies = [_tag("event"), _tag(event.code), _tag(event.factuality), _text(words)]
    return _annotation(telling, event.id, "classifying", bodies, [event.trigger], event.confidence)


def _tie(telling: Telling, tie: Tie) -> Json:
    wording = telling.wording
    words = f"{wording.bond(tie)}: {wording.terms(tie)} ({telling.teller(tie.statement)})"
    bodies = [_tag("tie"), _tag(tie.kind), _tag(tie.status), _text(words)]
    return _annotation(telling, tie.id, "describing", bodies, tie.evidence, tie.confidence)


def _tag(value: str) -> Json:
    return {"type": "TextualBody", "purpose": "tagging", "value": value}


def _link(purpose: str, to: str) -> Json:
    return {"type": "SpecificResource", "purpose": purpose, "source": to}


def _text(value: str) -> Json:
    return {"type": "TextualBody", "purpose": "describing", "format": "text/plain", "value": value}


def _annotation(
    telling: Telling,
    item: str,
    motivation: str,
    bodies: Iterable[Json],
    spans: Iterable[tuple[int, int]],
    confidence: float | None = None,
) -> Json:
    sure = {} if confidence is None else {"confidence": confidence}
    return {
        "id": _urn("item", telling.record.id, item),
        "type": "Annotation",
        "motivation": motivation,
        "body": list(bodies),
        "target": [_target(telling, span) for span in spans],
        **sure,
    }


def _target(telling: Telling, span: tuple[int, int]) -> Json:
    record, (start, end) = telling.record, span
    page = {"scope": record.url} if record.url else {}
    return {
        "type": "SpecificResource",
        "source": _urn("text", record.id),
        **page,
        "selector": [
            {"type": "TextPositionSelector", "start": start, "end": end},
            {
                "type": "TextQuoteSelector",
                "exact": record.text[start:end],
                "prefix": record.text[max(0, start - _AROUND) : start],
                "suffix": record.text[end : end + _AROUND],
            },
        ],
    }
