"""The lines of brat's standoff form: text-bound annotations, events, relations, attributes, notes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

Span = tuple[int, int]

_RUNS = re.compile("[^\t\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
"""brat reads its files line by line, and takes each of these for the end of one; a tab ends a field."""


def fragments(text: str, spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans without line ends and tabs, in pieces where they had some inside; white space alone is no piece."""
    return tuple(
        (run.start() + len(words) - len(words.lstrip()), run.start() + len(words.rstrip()))
        for start, end in spans
        for run in _RUNS.finditer(text, start, end)
        if (words := run[0]).strip()
    )


@dataclass(slots=True)
class Lines:
    """Lines as they grow, numbered by their kind."""

    text: str
    written: list[str] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    shared: dict[str, str] = field(default_factory=dict)
    """Text-bound annotations as they are written, and their ids."""

    def bound(self, label: str, spans: Sequence[Span]) -> str | None:
        """A text-bound annotation, by its id; None where there is nothing to see in the spans.

        The same words under the same label are one: brat warns of a second.
        """
        written = self._bound(label, spans)
        if written and written not in self.shared:
            self.shared[written] = self._add("T", written)
        return self.shared[written] if written else None

    def mention(self, label: str, span: Span) -> str | None:
        """A text-bound annotation of its own: two actors with the same words stay two."""
        written = self._bound(label, [span])
        return self._add("T", written) if written else None

    def _bound(self, label: str, spans: Sequence[Span]) -> str | None:
        pieces = fragments(self.text, spans)
        places = ";".join(f"{start} {end}" for start, end in pieces)
        words = " ".join(self.text[start:end] for start, end in pieces)
        return f"{label} {places}\t{words}" if pieces else None

    def event(self, label: str, trigger: str, arguments: Iterable[tuple[str, str | None]]) -> str:
        """An event with its arguments, as far as they are there. A role that comes again is numbered: About, About2."""
        return self._add("E", " ".join([f"{label}:{trigger}", *_numbered(arguments)]))

    def relation(self, label: str, first: str | None, second: str | None) -> str | None:
        """A relation of two annotations, if both are there."""
        return self._add("R", f"{label} Arg1:{first} Arg2:{second}") if first and second else None

    def same(self, label: str, members: Sequence[str]) -> None:
        """Annotations of the same thing."""
        if len(members) > 1:
            self.written.append(f"*\t{label} {' '.join(members)}")

    def attribute(self, label: str, of: str, value: str) -> None:
        """A label of an annotation."""
        self._add("A", f"{label} {of} {value}")

    def note(self, of: str | None, words: Iterable[str | None]) -> None:
        """What else is known of an annotation, in words."""
        told = "; ".join(" ".join(each.split()) for each in words if each)
        if of and told:
            self._add("#", f"AnnotatorNotes {of}\t{told}")

    def _add(self, kind: str, rest: str) -> str:
        self.counts[kind] = self.counts.get(kind, 0) + 1
        name = f"{kind}{self.counts[kind]}"
        self.written.append(f"{name}\t{rest}")
        return name


def _numbered(arguments: Iterable[tuple[str, str | None]]) -> Iterator[str]:
    counts: dict[str, int] = {}
    for role, value in arguments:
        if value:
            counts[role] = counts.get(role, 0) + 1
            yield f"{role}{counts[role] if counts[role] > 1 else ''}:{value}"
