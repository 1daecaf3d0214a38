"""A document as one line of JSON. Every span is a pair of offsets, in code points, into its `text`."""

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from standoff.language.document import Document


def to_line(document: "Document") -> str:
    """The document as JSON: the article's fields, then words, sentences, names and attributions."""
    return json.dumps(_fields(document), ensure_ascii=False)


def _fields(document: "Document") -> dict[str, Any]:
    return {
        **document.article.model_dump(),
        "words": [
            {
                "span": (word.start, word.end),
                "upos": word.upos,
                "xpos": word.xpos,
                "lemma": word.lemma,
                "feats": word.feats,
                "head": word.head,
                "label": word.label,
            }
            for word in document.words
        ],
        "sentences": [{"span": span_of_words(document, each.start, each.end)} for each in document.sentences],
        "names": [
            {"span": span_of_words(document, name.start, name.end), "label": name.label, "score": name.score}
            for name in document.names
        ],
        "attributions": [
            {"source": each.source, "cue": each.cue, "content": each.content, "score": each.score}
            for each in document.attributions
        ],
    }


def span_of_words(document: "Document", start: int, end: int) -> tuple[int, int]:
    """The characters from the first word of the range to its last."""
    return document.words[start].start, document.words[end - 1].end
