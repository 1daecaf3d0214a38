"""Names: UNER's IOB2 over EWT, and CrossNER's two columns with its types folded into PER, ORG and LOC."""

from __future__ import annotations

from pathlib import Path

from standoff.text import Tokens
from training.data.example import Example, held_out

_FOLDED = {
    "politician": "PER",
    "person": "PER",
    "organisation": "ORG",
    "politicalparty": "ORG",
    "country": "LOC",
    "location": "LOC",
}


def read_uner(path: Path) -> list[Example]:
    """The documents of a UNER file, words placed in the sentences' own text."""
    documents: list[tuple[str, list[tuple[str, list[tuple[str, str]]]]]] = []
    for block in path.read_text("utf-8").split("\n\n"):
        lines = block.strip("\n").split("\n")
        if any(line.startswith("# newdoc") for line in lines):
            documents.append((next(line for line in lines if line.startswith("# newdoc")).split("= ")[-1], []))
        text = next((line[9:] for line in lines if line.startswith("# text = ")), None)
        rows = [(line.split("\t")[1], line.split("\t")[2]) for line in lines if line[:1].isdigit()]
        if rows and text is not None:
            documents[-1][1].append((text, rows))
    return [_document(key, sentences) for key, sentences in documents]


def write_held_out(path: Path, out: Path) -> None:
    """The held-out documents of a UNER file, as a file of the same form."""
    documents = ("\n" + path.read_text("utf-8")).split("\n# newdoc")[1:]
    kept = [document for document in documents if held_out(document.split("\n", 1)[0].split("= ")[-1])]
    out.write_text("".join("# newdoc" + document.strip("\n") + "\n\n" for document in kept), "utf-8")


def read_crossner(path: Path) -> list[Example]:
    """CrossNER's sentences, each a document; the text is its words joined by spaces."""
    examples = []
    for n, block in enumerate(path.read_text("utf-8").strip().split("\n\n")):
        rows = [line.rsplit(maxsplit=1) for line in block.split("\n") if line.strip()]
        words = [(row[0].strip(), _fold(row[1])) for row in rows]
        examples.append(_document(f"{path.stem}-{n}", [(_joined([w for w, _ in words]), words)]))
    return examples


def _joined(words: list[str]) -> str:
    """Words joined as print joins them, so that the spacing features look like those of real text."""
    text = ""
    for word in words:
        glued = word in ".,;:!?)'%" or word == "'s" or not text or text[-1] == "("
        text += word if glued else " " + word
    return text


def _fold(tag: str) -> str:
    mark, _, kind = tag.partition("-")
    return f"{mark}-{_FOLDED[kind]}" if kind in _FOLDED else "O"


def _document(key: str, sentences: list[tuple[str, list[tuple[str, str]]]]) -> Example:
    text = ""
    spans: list[tuple[int, int]] = []
    tags: list[str] = []
    starts: list[int] = []
    for sentence, rows in sentences:
        at = len(text)
        starts.append(len(spans))
        text += sentence + " "
        for word, tag in rows:
            start = text.find(word, at)
            if start < 0:
                continue  # a word that its own sentence does not hold
            spans.append((start, start + len(word)))
            tags.append(tag)
            at = start + len(word)
    return Example(key, Tokens(text, tuple(spans), (0,)), tuple(starts), names=tuple(tags))
