"""What a person sees of a document: its size, its names, and who says what, in reading order."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table
from rich.text import Text

from standoff.cli.lines import span_of_words

if TYPE_CHECKING:
    from standoff.language.document import Attribution, Document

_LABELS = {"PER": "people", "ORG": "organizations", "LOC": "places"}
_NOBODY = Text("nobody named", style="dim italic")


def show(document: "Document", console: Console) -> None:
    """Prints the document on the console."""
    console.rule(Text(visible(document.article.id), style="bold"), align="left")
    console.print(_size(document))
    for label, names in _names(document).items():
        console.print(Text.assemble((f"{_LABELS.get(label, label)}: ", "dim"), names))
    console.print()
    console.print(_table(document) if document.attributions else Text("Nobody is said to say anything.", style="dim"))
    console.print()


def visible(text: str) -> str:
    """The text on one line, without the characters that would steer a terminal."""
    return "".join(each if each.isprintable() else "·" for each in " ".join(text.split()))


def _size(document: "Document") -> Text:
    counts = (
        (len(document.sentences), "sentence"),
        (len(document.words), "word"),
        (len(document.attributions), "attribution"),
    )
    return Text(", ".join(f"{count:,} {what}{'' if count == 1 else 's'}" for count, what in counts), style="dim")


def _names(document: "Document") -> dict[str, str]:
    """For each label the names in the order of their first mention, with the number of mentions where it is not one."""
    mentions: dict[str, Counter[str]] = {}
    for name in document.names:
        start, end = span_of_words(document, name.start, name.end)
        mentions.setdefault(name.label, Counter())[visible(document.text[start:end])] += 1
    return {label: ", ".join(_counted(counter.items())) for label, counter in sorted(mentions.items())}


def _counted(items: Iterable[tuple[str, int]]) -> Iterable[str]:
    return (f"{name} ×{count}" if count > 1 else name for name, count in items)


def _table(document: "Document") -> Table:
    table = Table(expand=True, header_style="bold", show_lines=False, pad_edge=False, box=None, padding=(0, 2, 1, 0))
    table.add_column("source", ratio=2, style="cyan")
    table.add_column("cue", ratio=1, style="yellow")
    table.add_column("content", ratio=5)
    for attribution in sorted(document.attributions, key=_in_the_text):
        source = _quoted(document, attribution.source)
        table.add_row(source or _NOBODY, _quoted(document, attribution.cue), _quoted(document, attribution.content))
    return table


def _in_the_text(attribution: "Attribution") -> list[tuple[int, int]]:
    """What reading order goes by: the first span of the attribution, then the next."""
    return sorted((*attribution.source, *attribution.cue, *attribution.content))


def _quoted(document: "Document", spans: Sequence[tuple[int, int]]) -> Text:
    """The words of the spans; a gap between them shows as an ellipsis."""
    return Text(" … ".join(visible(document.text[start:end]) for start, end in spans))
