"""A record without the items that it is not sure enough of."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from standoff.record import Record, Statement


class _Scored(Protocol):
    @property
    def confidence(self) -> float: ...


_Item = TypeVar("_Item", bound=_Scored)


def at_least(record: "Record", confidence: float) -> "Record":
    """The record without statements, disputes, events and ties below the confidence, and without what hangs on them.

    With a statement go the statements that it reports, its disputes, and the events and ties that it tells of: none of
    them may stand there as if the report itself said so. Actors, times and quantities have no confidence, and stay.
    """
    kept = _kept({statement.id: statement for statement in record.statements}, confidence)
    disputes = _sure(record.disputes, confidence)
    return record.model_copy(
        update={
            "statements": tuple(each for each in record.statements if each.id in kept),
            "disputes": tuple(each for each in disputes if {each.claim, each.contest} <= kept),
            "events": tuple(each for each in _sure(record.events, confidence) if each.statement in {None, *kept}),
            "ties": tuple(each for each in _sure(record.ties, confidence) if each.statement in {None, *kept}),
        }
    )


def _sure(items: Iterable[_Item], confidence: float) -> Iterator[_Item]:
    return (item for item in items if item.confidence >= confidence)


def _kept(statements: "Mapping[str, Statement]", confidence: float) -> frozenset[str]:
    """The statements that are sure enough, and so is every statement around them."""

    def sure(name: str | None) -> bool:
        while name is not None:
            if statements[name].confidence < confidence:
                return False
            name = statements[name].within
        return True

    return frozenset(filter(sure, statements))
