"""PolNeAR: articles with attributions in brat standoff, cut into our own words."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

from standoff.text import Tokens, tokenize
from training.data.example import Example, Roles

_Span = tuple[int, int]


def read_polnear(folder: Path, every_annotator: bool = False) -> list[Example]:
    """The articles of `folder` (text/, attributions/); of several annotators the first, or all as articles."""
    examples: list[Example] = []
    for path in sorted((folder / "text").glob("*.txt")):
        with path.open(encoding="utf-8", newline="") as file:
            text = file.read()
        found = sorted((folder / "attributions").glob(path.stem + "_*.ann"))
        chosen = found if every_annotator else found[:1]
        examples.extend(_example(path.stem, tokenize(text), annotation) for annotation in chosen)
    return examples


def _example(key: str, tokens: Tokens, annotation: Path) -> Example:
    spans, events = _parse(annotation)
    attributions: list[Roles] = []
    masked: set[int] = set()
    for kind, roles in events:
        words = {role: _words(tokens, [s for ref in refs for s in spans.get(ref, [])]) for role, refs in roles.items()}
        if not kind.startswith("Attribution"):
            masked.update(w for group in words.values() for w in group)
        elif words.get("Content"):
            attributions.append(Roles(words.get("Source", ()), words.get("Cue", ()), words["Content"]))
    return Example(key, tokens, tokens.paragraphs, attributions=tuple(attributions), masked=frozenset(masked))


def _parse(path: Path) -> tuple[dict[str, list[_Span]], list[tuple[str, dict[str, list[str]]]]]:
    spans: dict[str, list[_Span]] = {}
    events: list[tuple[str, dict[str, list[str]]]] = []
    for line in path.read_text("utf-8").splitlines():
        parts = line.split("\t")
        if line.startswith("T") and len(parts) > 1:
            pieces = [tuple(map(int, piece.split())) for piece in parts[1].split(" ", 1)[1].split(";")]
            spans[parts[0]] = [(piece[0], piece[1]) for piece in pieces if piece[0] < piece[1]]
        elif line.startswith("E") and len(parts) > 1:
            roles: dict[str, list[str]] = defaultdict(list)
            kind = parts[1].split(":", 1)[0]
            for role in parts[1].split()[1:]:
                name, ref = role.split(":")
                roles[re.sub(r"\d+$", "", name)].append(ref)
            events.append((kind, roles))
    return spans, events


def _words(tokens: Tokens, spans: list[_Span]) -> tuple[int, ...]:
    """The words that the spans touch."""
    return tuple(
        i for i, (start, end) in enumerate(tokens.spans) if any(start < stop and first < end for first, stop in spans)
    )
