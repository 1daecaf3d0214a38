"""Gold sets: a folder of reports on one standoff and, in set.json, what holds across them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from benchmarks.corpus import CorpusFile, find_files, read_text
from benchmarks.dossiers.gold import Snippet
from benchmarks.errors import BenchmarkError
from standoff.record.labels import Stance

NAME = "set.json"


class _Form(BaseModel):
    """The fields that are scored; whatever else a set holds is passed over."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class GoldReport(_Form):
    """A report of the set: REPORT.txt holds its text."""

    id: str
    outlet: str | None = None
    published: str | None = None


class GoldVoice(_Form):
    """A stretch of a report that asserts or denies the claim; `copy_of` where a copy carries it over."""

    report: str
    content: Snippet
    stance: Stance
    copy_of: str | None = None


class GoldClaim(_Form):
    """A state of affairs with its voices."""

    key: str
    gist: str
    voices: tuple[GoldVoice, ...]


class GoldSide(_Form):
    """A stretch of a report."""

    report: str
    content: Snippet


class GoldPair(_Form):
    """Two stretches that contest each other, or only look so; `core`: what a reader would point to."""

    claim: GoldSide
    contest: GoldSide
    core: bool = True


class GoldName(_Form):
    """An actor with the forms of its name in each report."""

    name: str
    names: Mapping[str, tuple[str, ...]]


class SetForm(_Form):
    """What set.json holds."""

    reports: tuple[GoldReport, ...]
    copies: tuple[tuple[str, ...], ...]
    claims: tuple[GoldClaim, ...]
    disputes: tuple[GoldPair, ...]
    not_disputes: tuple[GoldPair, ...]
    undecided: tuple[GoldPair, ...] = ()
    actors: tuple[GoldName, ...]


@dataclass(frozen=True, slots=True)
class GoldSet:
    """A set by the name of its folder, with the texts of its reports by id."""

    id: str
    gold: SetForm
    texts: Mapping[str, str]


def set_files(paths: Sequence[Path]) -> tuple[CorpusFile, ...]:
    """The files of all sets in folders. Raises BenchmarkError where there is none."""
    found = find_files(paths, (".txt", ".json"))
    if not any(file.path.name == NAME for file in found):
        raise BenchmarkError(f"no {NAME} in {', '.join(map(str, paths))}: give the folder that holds the sets")
    return found


def read_sets(files: Sequence[CorpusFile]) -> tuple[GoldSet, ...]:
    """The sets in files that `set_files` found, by name. Raises BenchmarkError when one has another form."""
    texts = {file.path: read_text(file) for file in files}
    homes = sorted(path for path in texts if path.name == NAME)
    return tuple(_read_set(path, texts) for path in homes)


def _read_set(path: Path, texts: Mapping[Path, str]) -> GoldSet:
    try:
        gold = SetForm.model_validate_json(texts[path])
        return GoldSet(path.parent.name, gold, {one.id: texts[path.parent / f"{one.id}.txt"] for one in gold.reports})
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        raise BenchmarkError(f"{path} is no gold set: {'.'.join(map(str, first['loc']))}: {first['msg']}") from error
    except KeyError as error:
        raise BenchmarkError(f"{path} names a report that is not there: {error.args[0]}") from error
