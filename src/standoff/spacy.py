"""A spaCy component that writes the record on a document: `nlp.add_pipe("standoff")`. It needs `standoff[spacy]`.

Afterwards there are, on every document with text:

- `doc._.record`, the record, whose spans are offsets into `doc.text`;
- `doc._.statements`, who says what, with spans of the document for source, cue and content;
- `doc.spans["standoff.GROUP"]` for the groups actors, sources, cues, contents, events, ties, times, quantities and
  furniture. A span's `label_` is what kind of thing it is, its `id_` the item of the record.

A text in a language that is not read raises LanguageError, which spaCy's error handler may catch.

Spans are widened to whole tokens. The record lies in `doc.user_data` as JSON, so that it goes with the document into a
DocBin and between processes. `doc.user_data["standoff.published"]` (YYYY-MM-DD), set before, goes before the setting.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from spacy.language import Language
from spacy.tokens import Doc, Span

from standoff.cli.calls import read
from standoff.ingest import Settings, article_of_text
from standoff.record import Article, Record, Statement, id_of_text
from standoff.record.show_words import moment

_KEY = "standoff.record"
_PUBLISHED = "standoff.published"
_Marked = tuple[tuple[int, int], str, str]
"""A span of characters, its label, the id of its item."""


@dataclass(frozen=True, slots=True)
class Said:
    """A statement with its words as spans of the document."""

    statement: Statement
    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Component:
    """Reads a document's text, as that of a plain file is read, and writes the record on the document."""

    read: Callable[[Article], Record]
    published: str | None = None
    outlet: str | None = None

    def __call__(self, doc: Doc) -> Doc:
        """The same document, with its record; one without text is left as it is."""
        if not doc.text:
            return doc
        settings = Settings(published=doc.user_data.get(_PUBLISHED, self.published), outlet=self.outlet)
        record = self.read(article_of_text(doc.text, id_of_text(doc.text), settings))
        doc.user_data[_KEY] = record.to_json()
        for group, marked in _groups(record):
            doc.spans[f"standoff.{group}"] = list(_spans(doc, marked))
        return doc


@Language.factory(
    "standoff",
    default_config={"published": None, "outlet": None, "bundle": None, "threads": 1},
    assigns=["doc._.record", "doc._.statements", "doc.spans"],
)
def make(
    nlp: Language,  # noqa: ARG001  # spaCy gives both
    name: str,  # noqa: ARG001
    published: str | None,
    outlet: str | None,
    bundle: str | None,
    threads: int,
) -> Component:
    """The component. `published` is the day that relative dates are resolved against, `bundle` another model."""
    declare()
    return Component(partial(read, bundle=bundle, threads=threads), published, outlet)


def declare() -> None:
    """Makes `doc._.record` and `doc._.statements` known to spaCy. For documents that are only loaded, call it first."""
    for name, getter in (("record", record_of), ("statements", statements_of)):
        Doc.set_extension(name, getter=getter, force=True)


def record_of(doc: Doc) -> Record | None:
    """The record of a document; None where it was not read."""
    written = doc.user_data.get(_KEY)
    return Record.from_json(written) if isinstance(written, str) else None


def statements_of(doc: Doc) -> tuple[Said, ...]:
    """The statements of a document; none where it was not read."""
    record = record_of(doc)
    return tuple(_said(doc, each) for each in record.statements) if record else ()


def _said(doc: Doc, said: Statement) -> Said:
    def spans(*found: tuple[int, int] | None) -> tuple[Span, ...]:
        return tuple(_spans(doc, ((each, said.act, said.id) for each in found if each)))

    source, cue = (next(iter(spans(each)), None) for each in (said.source.span, said.cue))
    return Said(said, source, cue, spans(*said.content))


def _spans(doc: Doc, marked: Iterable[_Marked]) -> Iterator[Span]:
    for (start, end), label, item in marked:
        span = doc.char_span(start, end, label=label, span_id=item, alignment_mode="expand")
        if span is not None:
            yield span


def _groups(record: Record) -> Iterator[tuple[str, list[_Marked]]]:
    said = record.statements
    yield "actors", [(span, each.kind, each.id) for each in record.actors for span in each.mentions]
    yield "sources", [(each.source.span, each.act, each.id) for each in said if each.source.span]
    yield "cues", [(each.cue, each.act, each.id) for each in said if each.cue]
    yield "contents", [(span, each.act, each.id) for each in said for span in each.content]
    yield "events", [(each.trigger, each.code, each.id) for each in record.events]
    yield "ties", [(span, each.kind, each.id) for each in record.ties for span in each.evidence]
    yield "times", [(each.span, "time", moment(each)) for each in record.times]
    yield "quantities", [(each.span, each.unit or "quantity", "") for each in record.quantities]
    yield "furniture", [(span, "furniture", "") for span in record.furniture]
