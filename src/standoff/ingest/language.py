"""In which language a report is: what its page says, else its letters; what is not read is refused, not guessed at."""

import re
import unicodedata
from math import inf

from standoff.errors import LanguageError, shown

_FEWEST_LETTERS = 80
"""Below this the language cannot be told with certainty."""
_FEWEST_WORDS = 12
_LEAST_LEAD = 80.0
"""Nats by which another language must be likelier: foreign names alone give some, 100 letters of German give 170."""
_MOST_CHARACTERS = 20_000
"""More text does not make the answer surer."""


def language_of(text: str, declared: str | None, languages: tuple[str, ...]) -> str:
    """The ISO 639-1 code of the report's language, one of `languages`.

    `declared` is the page's own `lang`. Raises LanguageError for a language that is not read.
    """
    said = declared.strip().replace("_", "-").split("-")[0].lower() if declared else None
    if said and said not in languages:
        raise LanguageError(f"The page says that it is in {shown(said)}. {_only(languages)}")
    found = _detected(text[:_MOST_CHARACTERS], languages)
    if found and found not in languages:
        raise LanguageError(f"The report seems to be in {shown(found)}. {_only(languages)}")
    return found or said or languages[0]


def _only(languages: tuple[str, ...]) -> str:
    return f"Only {', '.join(languages)} can be read: give a translation, and say there that it is one."


def _detected(text: str, languages: tuple[str, ...]) -> str | None:
    """The most likely language, in doubt one of `languages`; None where there is too little text."""
    if not _enough(text):
        return None
    from py3langid import rank  # type: ignore[import-untyped]  # noqa: PLC0415  # loads its model

    scores: dict[str, float] = dict(rank(text))
    best, own = max(scores, key=scores.__getitem__), max(languages, key=lambda each: scores.get(each, -inf))
    return best if scores[best] - scores.get(own, -inf) >= _LEAST_LEAD else own


def _enough(text: str) -> bool:
    letters = [char for char in text if char.isalpha()]
    words = {word.casefold() for word in re.findall(r"[^\W\d_]+", text)}
    latin = sum("LATIN" in unicodedata.name(char, "") for char in letters[:_FEWEST_LETTERS])
    return len(letters) >= _FEWEST_LETTERS and (len(words) >= _FEWEST_WORDS or latin < _FEWEST_LETTERS / 2)
