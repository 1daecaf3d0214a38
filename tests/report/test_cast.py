"""Whom words name among the actors of a crisis."""

from __future__ import annotations

import pytest

from standoff.errors import QuestionError
from standoff.record import Crisis, ReportEntry, SharedActor
from standoff.record.labels import ActorKind
from standoff.report.cast import Cast


def called(name: str, number: int, kind: ActorKind = "person", country: str | None = None) -> SharedActor:
    return SharedActor(id=f"A{number}", name=name, kind=kind, country=country, mentions={"r": ((number, number + 1),)})


REPORTS = (ReportEntry(id="r"),)
CAST = Cast.of(
    Crisis(
        id="x",
        reports=REPORTS,
        actors=(
            called("Ilia Sarro", 1),
            called("Sarro's guards", 2, "group"),
            called("Ilia Sarro’s friends", 3, "group"),
            called("the miners' union", 4, "organization"),
            called("Tarn", 5, "state", "TCD"),
            called("Tarn's defence minister Aline Dossou", 6),
        ),
    )
)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("Sarro", "A1"),
        ("guards", "A2"),
        ("sarro's guards", "A2"),
        ("Ilia Sarro’s friends", "A3"),
        ("miners", "A4"),
        ("union", "A4"),
        ("Tarn", "A5"),
        ("TCD", "A5"),
        ("Dossou", "A6"),
        ("A6", "A6"),
    ],
)
def test_words_name_who_is_called_so_and_not_who_belongs_to_him(asked: str, found: str) -> None:
    assert CAST.named(asked) == {found}
    assert CAST.one(asked) == found


def test_several_are_listed_and_nobody_is_told_with_names_that_come_near() -> None:
    with pytest.raises(QuestionError, match=r"may be one of 2: Ilia Sarro \(A1, in r\); Mira Sarro \(A2, in r\)"):
        Cast.of(Crisis(id="x", reports=REPORTS, actors=(called("Ilia Sarro", 1), called("Mira Sarro", 2)))).one("Sarro")
    with pytest.raises(QuestionError, match="Did you mean Ilia Sarro"):
        CAST.named("Saro")
