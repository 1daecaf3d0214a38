"""What is told on the standard error while reports are read: what was rejected and why, and how far it is."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from standoff.ingest import Rejected, count_reports
from standoff.record.show_words import visible

_Read = TypeVar("_Read")


@dataclass(slots=True)
class Tally:
    """Counts what comes through and what does not, while it passes it on."""

    count: int = field(default=0, init=False)
    rejected: int = field(default=0, init=False)

    def read_of(self, inputs: Iterable[_Read | Rejected]) -> Iterator[_Read]:
        """What could be read. What could not is told with its reason, and how much that was at the end."""
        for each in inputs:
            self.count += 1
            if isinstance(each, Rejected):
                self.rejected += 1
                _tell(f"not read: {_reason(each)}")
            else:
                yield each
        if self.rejected:
            _tell(f"{self.rejected:,} of {self.count:,} not read")


def _reason(rejected: Rejected) -> str:
    reason = str(rejected.reason)
    return visible(reason if rejected.name in reason else f"{rejected.name}: {reason}")


def _tell(line: str) -> None:
    # Not by way of typer: a bar that stands there moves out of the way of what is written to `sys.stderr` itself.
    sys.stderr.write(f"standoff: {line}\n")


def followed(inputs: Iterable[_Read], names: Sequence[str]) -> Iterator[_Read]:
    """The inputs as they are, with a bar on the standard error where this is a terminal and the names are several."""
    if not sys.stderr.isatty() or (total := count_reports(names)) == 1:
        yield from inputs
        return
    from rich.console import Console  # noqa: PLC0415  # where nobody looks, it is not needed
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn  # noqa: PLC0415  # the same

    columns = ("Reading", BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False) as bar:
        yield from bar.track(inputs, total=total)
