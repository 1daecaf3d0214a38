"""The commands by which a person joins and splits actors. What they do is loaded when they are called."""

from __future__ import annotations

from typing import Annotated

import typer

from standoff.cli.adding import Crisis
from standoff.cli.options import RowForm, told

_NAMING = """\
\b
An actor is named as in `standoff who`: by name, by some words of it, or by id (A3-2: who is met
first as the second actor of the third report). What was joined or split stays, whatever is added: it
is kept by the places in the reports where the actors are named.
"""
_JOINING = f"""\
{_NAMING}
\b
Examples:
  standoff join venezuela.db "Nicolás Maduro" A14-3
  standoff join venezuela.db Zakharova A2-9 A5-1 --by "A. Orr" --note "the spokeswoman, in all three"
"""
_SPLITTING = f"""\
{_NAMING}
\b
Examples:
  standoff split venezuela.db "Kim Dal" --reports daily-0412
  standoff split venezuela.db A3-2 --reports daily-0412,bay-0413 --by "A. Orr" --note "the brother"
"""
_LISTING = """\
\b
Formats:
  table  to be read
  json   an array of objects, a row a line, with every mention
  jsonl  an object a line
  csv    a row a line; what is nested is put on one line, with bars between

\b
Examples:
  standoff hands venezuela.db
  standoff hands venezuela.db --undo 3 --by "A. Orr"
  standoff hands venezuela.db --format csv > hands.csv
"""
Form = Annotated[RowForm, typer.Option("--format", help="How the rows are written: see below.")]
Raw = Annotated[
    bool, typer.Option("--raw", help="In CSV, leave cells as they are, even what a spreadsheet calculates.")
]
By = Annotated[str | None, typer.Option("--by", metavar="NAME", help="Who says so; by default who is logged in here.")]
Note = Annotated[str, typer.Option("--note", metavar="TEXT", help="Why, in words; kept with it.", show_default=False)]


def add_hands(app: typer.Typer) -> None:
    """Adds the commands."""
    app.command("join", epilog=_JOINING)(_join)
    app.command("split", epilog=_SPLITTING)(_split)
    app.command("hands", epilog=_LISTING)(_hands)


def _join(
    crisis: Crisis,
    actors: Annotated[
        list[str], typer.Argument(metavar="ACTOR", help="Two or more; what has blanks stands in quotation marks.")
    ],
    *,
    by: By = None,
    note: Note = "",
) -> None:
    """Say that several actors are one: what they say, what is said of them and their ties stand together from now on.

    It counts at once, and for reports that are added later. It undoes earlier splits of the same actors, as a later
    split undoes it. Claims and disputes are not compared anew. `standoff hands` lists it, and takes it back.
    """
    from standoff.cli.hands import tell  # noqa: PLC0415  # loads what only these commands need
    from standoff.crisis.opened import open_crisis  # noqa: PLC0415  # the same

    with told(), open_crisis(crisis) as opened:
        tell(opened.join(*actors, by=by, note=note))


def _split(
    crisis: Crisis,
    actor: Annotated[str, typer.Argument(metavar="ACTOR", help="Who is two.")],
    *,
    reports: Annotated[
        list[str],
        typer.Option(
            "--reports",
            metavar="R1,R2",
            help="The ids of the reports whose mentions are taken out, parted by commas, or given one by one. Their "
            "copies go with them. `standoff who CRISIS ACTOR` shows what stands in which report.",
        ),
    ],
    by: By = None,
    note: Note = "",
) -> None:
    """Say that an actor is two: who is named in some of its reports becomes an actor apart.

    It counts at once. Reports that are added later stay with the rest. It undoes earlier joins of the same actors, as
    a later join undoes it. `standoff hands` lists it, and takes it back.
    """
    from standoff.cli.hands import ids_of, tell  # noqa: PLC0415  # loads what only these commands need
    from standoff.crisis.opened import open_crisis  # noqa: PLC0415  # the same

    with told(), open_crisis(crisis) as opened:
        tell(opened.split(actor, ids_of(opened, reports), by=by, note=note))


def _hands(
    crisis: Crisis,
    *,
    undo: Annotated[
        int | None, typer.Option("--undo", metavar="N", help="Take back the one with this number; it stays listed.")
    ] = None,
    by: By = None,
    form: Form = "table",
    raw: Raw = False,
) -> None:
    """List what people joined and split, each beside what the machine says of the same places, and take it back.

    A place where nobody is named any more, because another model has read its report, is told: the rest counts on.
    """
    from standoff.cli.hands import list_hands, tell  # noqa: PLC0415  # loads what only these commands need
    from standoff.crisis.opened import open_crisis  # noqa: PLC0415  # the same

    with told(), open_crisis(crisis) as opened:
        if undo is not None:
            tell(opened.undo(undo, by=by))
        else:
            list_hands(opened, form, raw=raw)
