"""Reports at random on few people and few matters: with copies, denials, ties, and names that are one only later."""

from collections.abc import Iterator
from random import Random

from standoff.record import Dispute, Record, Tie
from standoff.record.labels import Act, ActorKind
from tests.link.reports import Said, report

FILLER = " ".join(f"filler{n} word{n}" for n in range(60)) + ".\n"
_PEOPLE: tuple[tuple[str, str | None, ActorKind], ...] = (
    ("Issa Maiga", "NER", "person"),
    ("President Maiga", "NER", "person"),
    ("Maiga", "NER", "person"),
    ("Aline Maiga", "NER", "person"),
    ("Maiga", "BEN", "person"),
    ("Roland Dagbeto", "BEN", "person"),
    ("Dagbeto", "BEN", "person"),
    ("R. Dagbeto", None, "person"),
    ("Niger", "NER", "state"),
    ("Niamey", "NER", "state"),
    ("Benin", "BEN", "state"),
    ("Port Council of Porga", "BEN", "organization"),
    ("Porga Port Council", None, "organization"),
    ("residents", None, "group"),
)
_MATTERS = (
    "{} soldiers had crossed the river near Tarn",
    "soldiers from the north had crossed the river near Tarn, {} of them",
    "no soldiers had crossed the river near Tarn",
    "the port of Porga was closed for {} days",
    "the port of Porga was never closed",
    "officers of France had trained the gunmen at Porga",
    "the gunmen at Porga were trained by officers of France",
    "the charge was baseless",
)
_ACTS: tuple[Act, ...] = ("assert", "assert", "accuse", "deny", "assess")
OPINIONS = {
    frozenset(("officers of France", "the gunmen at Porga")): "same",
    frozenset(("the port of Porga was closed", "the port of Porga was never")): "denies",
    frozenset(("no soldiers", "soldiers from the north")): "denies",
}


def growing(seed: int, many: int) -> Iterator[Record]:
    """So many reports, the same for one seed; some carry the text of one before, and may be older than that."""
    chance, before = Random(seed), list[Record]()  # noqa: S311 - keeps no secrets
    for n in range(many):
        day = f"2031-05-{chance.randrange(1, 29):02}"
        if before and chance.random() < 0.25:
            made = chance.choice(before).model_copy(update={"id": f"r{n}", "published": day})
        else:
            made = _made(f"r{n}", day, chance)
        before.append(made)
        yield made


def _made(name: str, day: str, chance: Random) -> Record:
    said = [_said(chance) for _ in range(chance.randrange(1, 6))]
    filler = FILLER if chance.random() < 0.7 else ""
    made = report(name, day, said, before=filler and f"{name} {filler}", after=f"{name} ends here.\n")
    return made.model_copy(update={"ties": tuple(_ties(made, chance)), "disputes": tuple(_disputes(made))})


def _said(chance: Random) -> Said:
    who, country, kind = chance.choice(_PEOPLE)
    return Said(who, chance.choice(_MATTERS).format(chance.choice((90, 100, 400))), chance.choice(_ACTS), country, kind)


def _ties(made: Record, chance: Random) -> Iterator[Tie]:
    for n in range(1, chance.randrange(5)):
        ends = {"from": chance.choice(made.actors).id, "to": chance.choice(made.actors).id}
        same = {"status": chance.choice(("current", "past")), "evidence": ((0, 3),), "confidence": 0.9}
        yield Tie.model_validate({"id": f"T{n}", "kind": chance.choice(("loan", "arms")), **ends, **same})


def _disputes(made: Record) -> Iterator[Dispute]:
    """What is denied in a report is what was said just before."""
    for n, (one, other) in enumerate(zip(made.statements, made.statements[1:], strict=False), 1):
        if other.act == "deny":
            yield Dispute(id=f"D{n}", claim=one.id, contest=other.id, kind="denial", confidence=0.8)
