"""What a change did: figures of two results side by side, and the cases that it mended or broke."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from benchmarks.results import Case, Result, from_json, read_cases


@dataclass(frozen=True, slots=True)
class Changed:
    """A case that came out differently; a side is None where the case was not listed, so had nothing wrong."""

    id: str
    old: Case | None
    new: Case | None

    @property
    def gain(self) -> float:
        """How much larger the share of right items is in the new run; below 0 when it fell."""
        return _share(self.new) - _share(self.old)


def describe(old: Path, new: Path) -> str:
    """The difference of two files: both of cases (.jsonl) or both results (.json)."""
    if old.suffix == ".jsonl" and new.suffix == ".jsonl":
        return describe_cases(read_cases(old), read_cases(new))
    return describe_figures(from_json(old), from_json(new))


def find_changes(old: Mapping[str, Case], new: Mapping[str, Case]) -> tuple[Changed, ...]:
    """The cases whose share of right items changed, in order of their ids."""
    both = (Changed(name, old.get(name), new.get(name)) for name in sorted(old.keys() | new.keys()))
    return tuple(one for one in both if one.gain != 0)


def describe_cases(old: Mapping[str, Case], new: Mapping[str, Case]) -> str:
    """The mended and the broken cases, each with what was wanted and what was found before and after."""
    changes = find_changes(old, new)
    mended = [one for one in changes if one.gain > 0]
    broken = [one for one in changes if one.gain < 0]
    lines = [line for name, some in (("mended", mended), ("broken", broken)) for line in _list(name, some)]
    same = len(old.keys() | new.keys()) - len(changes)
    return "\n".join([*lines, f"{len(mended)} mended, {len(broken)} broken, {same} as before"])


def describe_figures(old: Result, new: Result) -> str:
    """Each figure of both results and its change; a plain warning when they do not compare the same things."""
    lines = []
    if (old.benchmark, old.corpus) != (new.benchmark, new.corpus):
        lines.append("careful: the two results are of different benchmarks or corpora")
    for name, value in new.figures.items():
        if name in old.figures:
            lines.append(f"{name:40} {old.figures[name]:10.2f} {value:10.2f} {value - old.figures[name]:+8.2f}")
    return "\n".join(lines)


def _share(case: Case | None) -> float:
    return case.share if case else 1.0


def _list(name: str, changes: list[Changed]) -> Iterator[str]:
    for one in changes:
        sides = [side for side in (one.new, one.old) if side]
        yield f"{name} {one.id}: {_part(one.old)} -> {_part(one.new)}"
        yield from (f"    wanted {side.gold}" for side in sides[:1] if side.gold)
        yield from (f"    {when} {side.found}" for when, side in (("before", one.old), ("after ", one.new)) if side)


def _part(case: Case | None) -> str:
    return f"{case.right}/{case.of}" if case else "not listed"
