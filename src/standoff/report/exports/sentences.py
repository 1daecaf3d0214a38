"""The sentence in which something stands, as evidence that can be read on its own."""

from __future__ import annotations

import re

Span = tuple[int, int]

_END = re.compile(r"""(?:(?<=[^\W\d_]{2})|(?<=[\d%"”’)\]]))[.!?][)\]"”’]*\s+(?=[A-Z“"‘'(])""")
"""Only behind a word or a number: "U.S." and "J. Smith" have no end of a sentence inside."""
_TITLE = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|St|Lt|No|vs|Gen|Gov|Sen|Rep|Col|Capt|Prof|Sgt|Maj|Adm)$")


def sentence_about(text: str, span: Span) -> Span:
    """The sentence, or the run of sentences, that the span lies in; it never leaves the span's lines."""
    start = text.rfind("\n", 0, span[0]) + 1
    line_end = text.find("\n", span[1])
    end = len(text) if line_end < 0 else line_end
    for stop in _END.finditer(text, start, end):
        if _TITLE.search(text, start, stop.start()):
            continue
        if stop.end() <= span[0]:
            start = stop.end()
        elif stop.start() >= span[1]:
            end = stop.end()
            break
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), start + len(words.rstrip())
