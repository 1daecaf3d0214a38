"""Gold dossiers: a report NAME.txt and, in NAME.json, the record that a careful analyst would make of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from benchmarks.corpus import CorpusFile, find_files, read_text
from benchmarks.errors import BenchmarkError
from standoff.record.labels import (
    Act,
    ActorKind,
    DisputeKind,
    EventCode,
    Factuality,
    Quoted,
    Sector,
    TieKind,
    TieStatus,
)
from standoff.record.laws import known, unique

SUFFIXES = (".json", ".txt")


class _Form(BaseModel):
    """The fields that are scored; whatever else a dossier holds is passed over."""

    model_config = ConfigDict(frozen=True, extra="ignore", validate_by_name=True, validate_by_alias=True)


class Occurrence(_Form):
    """The words that stand in the text for the nth time (1: the first)."""

    text: str
    nth: int = Field(default=1, ge=1)


Snippet = str | Occurrence
"""Words of the text; without a number, where they stand first."""


class GoldActor(_Form):
    """An actor with the snippets that refer to it."""

    key: str
    name: str
    kind: ActorKind
    country: str | None = None
    sector: Sector | None = None
    mentions: tuple[Snippet, ...]


class GoldStatement(_Form):
    """A statement; `source` is an actor's key, None where nobody is named."""

    key: str
    source: str | None = None
    source_text: Snippet | None = None
    content: tuple[Snippet, ...]
    quoted: Quoted
    act: Act
    about: tuple[str, ...] = ()
    time: str | None = None
    nested_in: str | None = None


class GoldDispute(_Form):
    """Two statements by their keys."""

    claim: str
    contest: str
    kind: DisputeKind


class GoldEvent(_Form):
    """An event; source and target are actors' keys."""

    key: str
    code: EventCode
    trigger: Snippet
    source: str | None = None
    target: str | None = None
    factuality: Factuality


class GoldQuantity(_Form):
    """A number with its bounds and unit, or the amount of a tie."""

    text: Snippet
    value: float | None = None
    low: float | None = None
    high: float | None = None
    unit: str | None = None


class GoldTie(_Form):
    """A tie from one actor's key to another's."""

    key: str
    kind: TieKind
    from_: str = Field(alias="from")
    to: str
    status: TieStatus
    amounts: tuple[GoldQuantity, ...] = ()
    evidence: tuple[Snippet, ...]


class GoldTime(_Form):
    """A time expression and its TIMEX3 value."""

    text: Snippet
    value: str


class Gold(_Form):
    """What NAME.json holds."""

    id: str
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    boilerplate: tuple[Snippet, ...] = ()
    actors: tuple[GoldActor, ...]
    statements: tuple[GoldStatement, ...]
    disputes: tuple[GoldDispute, ...]
    events: tuple[GoldEvent, ...]
    ties: tuple[GoldTie, ...]
    times: tuple[GoldTime, ...]
    quantities: tuple[GoldQuantity, ...]

    @model_validator(mode="after")
    def _references_lead_somewhere(self) -> Self:
        actors = unique("actors", (actor.key for actor in self.actors))
        statements = unique("statements", (statement.key for statement in self.statements))
        for statement in self.statements:
            for key in (statement.source, *statement.about):
                known(f"statement {statement.key}", key, "actor", actors)
            known(f"statement {statement.key}", statement.nested_in, "statement", statements)
        for dispute in self.disputes:
            known("a dispute", dispute.claim, "statement", statements)
            known("a dispute", dispute.contest, "statement", statements)
        for event in self.events:
            known(f"event {event.key}", event.source, "actor", actors)
            known(f"event {event.key}", event.target, "actor", actors)
        for tie in self.ties:
            known(f"tie {tie.key}", tie.from_, "actor", actors)
            known(f"tie {tie.key}", tie.to, "actor", actors)
        return self


@dataclass(frozen=True, slots=True)
class Dossier:
    """A report's text and its gold record."""

    text: str
    gold: Gold


def dossier_files(paths: Sequence[Path]) -> tuple[CorpusFile, ...]:
    """The files of all dossiers in folders; a file stands for the dossier that it belongs to.

    Raises BenchmarkError when a path does not exist, a folder holds no dossier, or one lacks its other half.
    """
    pairs = [half for path in paths for half in ([path] if path.is_dir() else _halves(path))]
    files = find_files(pairs, SUFFIXES)
    there = {file.path for file in files}
    for file in files:
        for half in _halves(file.path):
            if half not in there:
                raise BenchmarkError(f"{file.path} is half a dossier: {half.name} is not beside it")
    return files


def _halves(path: Path) -> list[Path]:
    return [path.with_suffix(suffix) for suffix in SUFFIXES]


def read_dossiers(files: Sequence[CorpusFile]) -> tuple[Dossier, ...]:
    """The dossiers in files that `dossier_files` found, by name. Raises BenchmarkError when one has another form."""
    texts = {file.path: read_text(file) for file in files if file.path.suffix == ".txt"}
    golds = sorted((file for file in files if file.path.suffix == ".json"), key=lambda file: file.name)
    return tuple(Dossier(texts[file.path.with_suffix(".txt")], _read_gold(file)) for file in golds)


def _read_gold(file: CorpusFile) -> Gold:
    try:
        return Gold.model_validate_json(read_text(file))
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(map(str, first["loc"])) or "the whole"
        raise BenchmarkError(f"{file.path} is no gold dossier: {place}: {first['msg']}") from error
