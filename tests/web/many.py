"""A report in which very much is said."""

from standoff.record import Actor, Record, Source, Statement

_LINE = "Ada Orr said the loan of number {:05d} was paid back in full. "


def long_report(statements: int) -> Record:
    lines = [_LINE.format(number) for number in range(statements)]
    starts = [number * len(lines[0]) for number in range(statements)]
    text = "".join(line[:-1] + ("\n" if number % 5 == 4 else " ") for number, line in enumerate(lines))
    return Record(
        id="long",
        title="Very much",
        outlet="Harbor News",
        published="2031-05-05",
        text=text,
        actors=(Actor(id="A1", name="Ada Orr", kind="person", country="TAR", mentions=((0, 7),)),),
        statements=tuple(
            Statement(
                id=f"S{number}",
                source=Source(span=(start, start + 7), actor="A1"),
                cue=(start + 8, start + 12),
                content=((start + 13, start + len(lines[0]) - 2),),
                quoted="indirect",
                act="assert",
                confidence=0.9,
            )
            for number, start in enumerate(starts, 1)
        ),
    )
