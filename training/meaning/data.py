"""The corpora of meaning: texts, the spans in them, and the labels that the spans have."""

from __future__ import annotations

import csv
import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.codes import unmarked
from standoff.language.document import Span
from training.data.example import held_out
from training.meaning import negatives
from training.meaning.tasks import NONE

Roles = Mapping[str, tuple[Span, ...]]


@dataclass(frozen=True, slots=True)
class Judgement:
    """One thing to judge: the spans of its roles, and the label of each task that has one.

    `often` is the share of epochs in which it is asked in training.
    """

    trunk: str
    roles: Roles
    labels: Mapping[str, str]
    often: float = 1.0


@dataclass(frozen=True, slots=True)
class Item:
    """A text (two for a pair) with all that is to be judged in it. Roles called `second` point into the last text.

    Items cut from one text share its `key`, so that all of them or none are held out.
    """

    corpus: str
    texts: tuple[str, ...]
    judgements: tuple[Judgement, ...] = ()
    key: str = ""

    @property
    def held_out(self) -> bool:
        """True for items of the dev part of their corpus."""
        return held_out(self.key or "\n".join(self.texts))


def moved(roles: Roles, start: int) -> dict[str, tuple[Span, ...]]:
    """Spans of a text as spans of the part of it that begins at `start`."""
    return {role: tuple((span[0] - start, span[1] - start) for span in spans) for role, spans in roles.items()}


def written(folder: Path) -> list[Item]:
    """All hand-written items of a folder, of the dev parts too; it may lack some of the files."""
    readers = {"acts": _act, "events": _events, "ties": _ties, "pairs": _pair}
    files = ((name, folder / f"{name}.jsonl") for name in readers)
    lines = ((name, file.read_text("utf-8").splitlines()) for name, file in files if file.is_file())
    return [readers[name](json.loads(line)) for name, group in lines for line in group]


def plv(file: Path) -> list[Item]:
    """PLV's sentences: who does what to whom, with no trigger."""
    with file.open(encoding="utf-8", newline="") as rows:
        return [_plv(row) for row in csv.DictReader(rows, delimiter="\t")]


def folds(items: list[Item], count: int = 5) -> list[frozenset[int]]:
    """The items of each fold, by index: every root spread evenly; a sentence that occurs twice stays in one fold."""
    order = sorted(
        range(len(items)), key=lambda i: (_root(items[i]), hashlib.sha256(items[i].texts[0].encode()).digest())
    )
    fold_of: dict[str, int] = {}
    for n, i in enumerate(order):
        fold_of.setdefault(items[i].texts[0], n % count)
    return [frozenset(i for i, item in enumerate(items) if fold_of[item.texts[0]] == fold) for fold in range(count)]


def plain(folder: Path, every: int = 2, least: int = 60, most: int = 200) -> list[Item]:
    """Real paragraphs without labels, from one in `every` of PolNeAR's reports: they keep likeness what it was."""
    lines = (_paragraph(file, least, most) for file in sorted(folder.glob("*.txt"))[::every])
    return [Item("plain", (line,)) for line in lines if line]


def _paragraph(file: Path, least: int, most: int) -> str | None:
    """The first paragraph after the head of a report that is neither short nor long, in characters."""
    lines = file.read_text("utf-8").split("\n")[3:]
    return next((line.strip() for line in lines if least <= len(line.strip()) <= most), None)


def _root(item: Item) -> str:
    return item.judgements[0].labels["code"]


def _plv(row: dict[str, str]) -> Item:
    text, spans = unmarked(row["marked_sentence"])
    roles = {"source": tuple(spans["s"]), "target": tuple(spans["t"])}
    return Item("plv", (text,), (Judgement("dyad", roles, {"code": row["gold_root"]}),))


def _labelled(line: dict[str, Any]) -> dict[str, tuple[Span, ...]]:
    """An item's spans by their label; one label may have several."""
    found: dict[str, tuple[Span, ...]] = {}
    for span in line["spans"]:
        found[span["label"]] = (*found.get(span["label"], ()), (span["start"], span["end"]))
    return found


def _act(line: dict[str, Any]) -> Item:
    """Whom a statement is about is not read: only some acts have it marked, and its absence would give them away."""
    text, spans = line["text"], _labelled(line)
    roles = {"source": spans.get("s", ()), "cue": spans.get("k", ()), "content": spans.get("c", ())}
    if line["act"] is None and not spans:
        roles = negatives.statement(text)
    return Item("acts", (text,), (Judgement("statement", roles, {"act": line["act"] or NONE}),))


def _events(line: dict[str, Any]) -> Item:
    text, spans = line["text"], _labelled(line)
    found = [_event(event, spans) for event in line["events"]]
    taken = [span for group in spans.values() for span in group]
    false = [Judgement("event", roles, {"root": NONE}) for roles in negatives.events(text, taken)]
    return Item("events", (text,), (*found, *false, *_codes(found)))


def _codes(found: list[Judgement]) -> Iterator[Judgement]:
    """The events as PLV asks for them, by source and target alone: those of pairs between which one thing happens."""
    pairs = Counter((judgement.roles.get("source"), judgement.roles.get("target")) for judgement in found)
    for judgement in found:
        roles = {role: spans for role, spans in judgement.roles.items() if role != "trigger"}
        if len(roles) == 2 and pairs[roles["source"], roles["target"]] == 1:
            yield Judgement("dyad", roles, {"code": judgement.labels["root"]}, _CODES_OFTEN)


_CODES_OFTEN = 0.5
"""How often a written event is asked for by its two sides alone."""


def _event(event: dict[str, Any], spans: dict[str, tuple[Span, ...]]) -> Judgement:
    roles = {role: spans[event[role]] for role in ("trigger", "source", "target") if event[role]}
    return Judgement("event", roles, {"root": event["code"], "factuality": event["factuality"]})


def _ties(line: dict[str, Any]) -> Item:
    text, spans = line["text"], _labelled(line)
    found = [_tie(tie, spans) for tie in line["ties"]]
    false = [Judgement("tie", roles, {"kind": NONE}) for roles in _no_ties(text, found)]
    return Item("ties", (text,), (*found, *false))


def _tie(tie: dict[str, Any], spans: dict[str, tuple[Span, ...]]) -> Judgement:
    roles = {role: spans[tie[role]] for role in ("from", "to", "evidence")}
    return Judgement("tie", roles, {"kind": tie["kind"], "status": tie["status"]})


def _no_ties(text: str, found: list[Judgement]) -> Iterator[Roles]:
    """Pairs that no tie binds: a tie the wrong way round (unless it runs both ways), and names that are in no tie."""
    bound = {(judgement.roles["from"], judgement.roles["to"]) for judgement in found}
    for judgement in found:
        turned = {**judgement.roles, "from": judgement.roles["to"], "to": judgement.roles["from"]}
        if judgement.labels["kind"] != "alliance" and (turned["from"], turned["to"]) not in bound:
            yield turned
    roles = [item for judgement in found for item in judgement.roles.items()]
    ends = [span for role, group in roles for span in group if role != "evidence"]
    yield from negatives.ties(text, [span for _, group in roles for span in group], ends)


def _pair(line: dict[str, Any]) -> Item:
    texts = (line["a"]["text"], line["b"]["text"])
    contents = (line["a"]["content"], line["b"]["content"])
    starts = [text.index(content) for text, content in zip(texts, contents, strict=True)]
    spans = [((start, start + len(content)),) for start, content in zip(starts, contents, strict=True)]
    roles: dict[str, tuple[Span, ...]] = {"first": spans[0], "second": spans[1]}
    for role, side, text in zip(("first", "second"), ("a", "b"), texts, strict=True):
        source = line[side].get("source") or ""
        if source and (start := text.find(source)) >= 0:
            roles[f"{role}_source"] = ((start, start + len(source)),)
    labels = {"relation": line["relation"]}
    if line["relation"] in ("denies", "counter"):
        labels["direction"] = line["direction"]
    return Item("pairs", texts, (Judgement("pair", roles, labels),))
