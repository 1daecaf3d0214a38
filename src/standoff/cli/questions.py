"""The commands that ask a crisis. All take the same filters, so their parameters are put together here."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from inspect import Parameter, Signature
from pathlib import Path
from typing import Annotated, Any

import typer

from standoff.cli.adding import Crisis
from standoff.cli.options import RowForm, told

_TIMES = "A day, month or year (YYYY-MM-DD, YYYY-MM, YYYY)"
_FORMATS = """\
\b
Formats:
  table  to be read; the first 50 rows, unless --limit says another number
  json   an array of objects, a row a line, with every voice, version and span
  jsonl  an object a line
  csv    a row a line; what is nested is put on one line, with bars between
"""
_EXPORTS = """\
\b
Formats:
  crisis          one object of JSON: reports, copies, actors, claims with voices, disputes, ties
  csv             a folder of tables for spreadsheets, a file for each kind of item
  parquet         the same tables for pandas, R, DuckDB (needs standoff[parquet])
  jsonl           the records themselves, one a line
  brat            a folder that opens in brat: texts, annotations, configuration
  webannotation   W3C Web Annotations in JSON-LD
  followthemoney  FollowTheMoney entities, one a line, for Aleph and its kin
  graphml         the network of ties, for Gephi, Cytoscape, igraph, networkx
  events          who did what to whom, tab-separated, as users of POLECAT and GDELT know it

\b
Examples:
  standoff export venezuela.db --to crisis -o venezuela.json
  standoff export venezuela.db --to csv -o venezuela-tables/
  standoff export venezuela.db --to graphml > venezuela.graphml
"""


def add_questions(app: typer.Typer) -> None:
    """Adds the commands that ask, and the export."""
    for name, about, kinds, more, examples in _COMMANDS:
        command = _command(name, about, kinds, more)
        app.command(name, epilog=f"{_FORMATS}\n\b\nExamples:\n" + "".join(f"  standoff {each}\n" for each in examples))(
            command
        )
    app.command("export", epilog=_EXPORTS)(_export)


def _option(name: str, of: object, default: object, *spelled: str, **more: Any) -> Parameter:  # noqa: ANN401  # typer.Option
    annotation = Annotated[of, typer.Option(*spelled, **more)]  # type: ignore[valid-type]  # put together at run time
    return Parameter(name, Parameter.KEYWORD_ONLY, default=default, annotation=annotation)


def _argument(name: str, of: object, default: object, **more: Any) -> Parameter:  # noqa: ANN401  # typer.Argument
    annotation = Annotated[of, typer.Argument(**more)]  # type: ignore[valid-type]  # put together at run time
    return Parameter(name, Parameter.POSITIONAL_OR_KEYWORD, default=default, annotation=annotation)


_CRISIS = Parameter("crisis", Parameter.POSITIONAL_OR_KEYWORD, annotation=Crisis)
_NAME = _argument(
    "name", str | None, None, metavar="ACTOR", help="Show one actor's page: by name or id.", show_default=False
)
_WORDS = _argument(
    "words",
    list[str],
    Parameter.empty,
    metavar="WORDS",
    help="All of them must stand there; those in quotation marks, and those joined as in F-16, one after another. A "
    "star leaves a word open: deni*.",
)
_BALANCE = _option(
    "balance",
    tuple[str, str] | None,
    None,
    "--balance",
    metavar="ONE OTHER",
    help="What flows each way between the two, kind by kind. A state, by name or three letters, stands for all of its "
    "country.",
)


def _filters(kinds: str) -> list[Parameter]:
    return [
        _option(
            "actor",
            str | None,
            None,
            "--actor",
            metavar="NAME",
            help="Only where this actor has a part: some words of the name, or the actor's id. Several may fit.",
        ),
        _option(
            "country",
            str | None,
            None,
            "--country",
            metavar="VEN",
            help="Only where somebody of this country has a part.",
        ),
        _option("since", str | None, None, "--since", metavar="DAY", help=f"{_TIMES} before which nothing is wanted."),
        _option("until", str | None, None, "--until", metavar="DAY", help=f"{_TIMES} after which nothing is wanted."),
        _option("kind", str | None, None, "--kind", metavar="KIND", help=f"One of: {kinds}."),
        _option(
            "min_confidence",
            float,
            0.0,
            "--min-confidence",
            min=0,
            max=1,
            metavar="0..1",
            show_default=False,
            help="Leave out what is less sure.",
        ),
        _option("limit", int | None, None, "--limit", min=0, metavar="N", help="At most so many rows; 0 for all."),
        _option("form", RowForm, "table", "--format", help="How the rows are written: see below."),
        _option(
            "raw",
            bool,
            False,  # noqa: FBT003  # the default of the option
            "--raw",
            help="In CSV, leave cells as they are. Without it, those that a spreadsheet would calculate get an "
            "apostrophe before them.",
        ),
    ]


_Spec = tuple[str, str, str, Iterable[Parameter], Iterable[str]]
_COMMANDS: tuple[_Spec, ...] = (
    (
        "disputes",
        """Show what is disputed: claim and contest side by side, with everybody on either side, and why.

        The surest come first. A dispute is never called true or false. Copies of one text count once.
        """,
        "denial, contradiction, counter-accusation",
        (),
        (
            "disputes venezuela.db",
            "disputes venezuela.db --country RUS --since 2019-03 --kind denial",
            "disputes venezuela.db --min-confidence 0.7 --format csv > disputes.csv",
        ),
    ),
    (
        "claims",
        """Show what is claimed, each claim with everybody who asserts or denies it, where, when and in what words.

        The claims that stand in most independent texts come first. Of a claim that fits all voices are shown.
        """,
        "disputed, undisputed",
        (),
        ("claims venezuela.db --kind disputed", 'claims venezuela.db --actor "Maria Zakharova" --format json'),
    ),
    (
        "ties",
        """Show what binds the sides (arms, loans, trade, troops, …), with each report's figures side by side.

        --since and --until are about the time for which a tie is said to hold, or else about the reports of it.
        """,
        "arms, loan, aid, trade, investment, deployment, training, recognition, alliance, sanction",
        (_BALANCE,),
        ("ties venezuela.db --kind loan", "ties venezuela.db --balance RUS VEN"),
    ),
    (
        "events",
        """Show the timeline: who did what to whom, and who says so.

        Reports that tell the same of the same day stand together.
        """,
        (
            "AGREE, CONSULT, SUPPORT, COOPERATE, AID, YIELD, REQUEST, ACCUSE, REJECT, THREATEN, PROTEST, SANCTION, "
            "MOBILIZE, COERCE, ASSAULT"
        ),
        (),
        (
            "events venezuela.db --since 2019-03-20 --until 2019-03-31",
            "events venezuela.db --kind mobilize --country RUS",
        ),
    ),
    (
        "who",
        """Show who speaks most and about whom; or one actor's page: what they said, what was said of them, their ties.

        As CSV, a page is the statements by the actor and about the actor.
        """,
        "official, analyst, media, other, unnamed; person, organization, state, group",
        (_NAME,),
        ("who venezuela.db --kind analyst", "who venezuela.db Zakharova", "who venezuela.db A3-2 --since 2019-05"),
    ),
    (
        "search",
        """Search the words of statements and of reports.

        An actor or a country is the speaker's; of a report it is enough that it names them. Copies are found as well.
        """,
        "statement, report; assert, deny, accuse, warn, demand, pledge, endorse, reject, assess, ask",
        (_WORDS,),
        ("search venezuela.db planes", "search venezuela.db '\"maintenance crew\"' deni* --country RUS"),
    ),
)


def _command(name: str, about: str, kinds: str, more: Iterable[Parameter]) -> Callable[..., None]:
    """A command with the filters, and the parameters that it alone has."""

    def command(crisis: str, **given: Any) -> None:  # noqa: ANN401  # options of several types
        from standoff.cli.asking import Wish, ask  # noqa: PLC0415  # loads what only questions need
        from standoff.crisis.opened import Filters  # noqa: PLC0415  # the same

        wish = Wish(**{field: given.pop(field) for field in Wish.__slots__ if field in given})
        with told():
            ask(name, crisis, wish, Filters(**given))  # type: ignore[typeddict-item]  # the options bear its names

    parameters = sorted((_CRISIS, *more, *_filters(kinds)), key=lambda each: each.kind)
    command.__name__, command.__doc__ = name, about
    command.__annotations__ = {each.name: each.annotation for each in parameters}
    command.__signature__ = Signature(parameters)  # type: ignore[attr-defined]  # read by `inspect.signature`
    return command


def _export(
    crisis: Crisis,
    *,
    to: Annotated[str, typer.Option("--to", metavar="FORMAT", help="The format: see below.")],
    out: Annotated[
        Path | None,
        typer.Option(
            "--out", "-o", metavar="PATH", help="Write there, not on the standard output; for a folder it is needed."
        ),
    ] = None,
) -> None:
    """Write the whole crisis in a format that other programs read."""
    from standoff.cli.exporting import export  # noqa: PLC0415  # loads what only this command needs

    with told():
        export(crisis, to, out)
