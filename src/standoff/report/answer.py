"""The answer to a question: rows in a sequence that also gives frames."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from importlib import import_module
from typing import Any, Generic, TypeVar, overload

from standoff.errors import MissingPackageError
from standoff.report.flat import flat, headings

Row_co = TypeVar("Row_co", covariant=True)


class Answer(Sequence[Row_co], Generic[Row_co]):
    """Rows of one kind, in the order in which they are told."""

    def __init__(self, kind: type[Row_co], rows: Iterable[Row_co]) -> None:
        self.kind = kind
        self._rows = tuple(rows)

    @overload
    def __getitem__(self, at: int) -> Row_co: ...
    @overload
    def __getitem__(self, at: slice) -> Answer[Row_co]: ...
    def __getitem__(self, at: int | slice) -> Row_co | Answer[Row_co]:
        """A row, or an answer of some of them."""
        return Answer(self.kind, self._rows[at]) if isinstance(at, slice) else self._rows[at]

    def __len__(self) -> int:
        return len(self._rows)

    def __eq__(self, other: object) -> bool:
        """Answers are equal where their rows are."""
        return isinstance(other, Answer) and (self.kind, self._rows) == (other.kind, other._rows)

    def __hash__(self) -> int:
        return hash((self.kind, self._rows))

    def __repr__(self) -> str:
        return f"<Answer of {len(self)} × {self.kind.__name__}>"

    def columns(self) -> Mapping[str, list[object]]:
        """The rows as columns, with plain values as in CSV; the columns are the same however many rows there are."""
        found = [flat(row) for row in self._rows]
        return {name: [row.get(name) for row in found] for name in headings(self.kind)}

    def to_pandas(self) -> Any:  # noqa: ANN401  # pandas need not be installed
        """A DataFrame of pandas. Raises MissingPackageError where it is not installed."""
        return _package("pandas").DataFrame(self.columns())

    def to_polars(self) -> Any:  # noqa: ANN401  # polars need not be installed
        """A DataFrame of polars. Raises MissingPackageError where it is not installed."""
        return _package("polars").DataFrame(self.columns())


def _package(name: str) -> Any:  # noqa: ANN401  # a module
    try:
        return import_module(name)
    except ModuleNotFoundError as error:
        raise MissingPackageError(f"For this {name} is needed: pip install {name}") from error
