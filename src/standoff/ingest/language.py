"""In which language a report is: what its page says, else its letters; what is not read is refused, not guessed at."""

import re
import unicodedata

from standoff.errors import LanguageError, shown

_FEWEST_LETTERS = 80
"""Below this the language cannot be told with certainty."""
_FEWEST_WORDS = 12
_MOST_CHARACTERS = 20_000
"""More text does not make the answer surer."""


def language_of(text: str, declared: str | None, languages: tuple[str, ...]) -> str:
    """The ISO 639-1 code of the report's language, one of `languages`.

    `declared` is the page's own `lang`. Raises LanguageError for a language that is not read.
    """
    said = declared.strip().replace("_", "-").split("-")[0].lower() if declared else None
    if said and said not in languages:
        raise LanguageError(f"The page says that it is in {shown(said)}. {_only(languages)}")
    found = _detected(text[:_MOST_CHARACTERS])
    if found and found not in languages:
        raise LanguageError(f"The report seems to be in {shown(found)}. {_only(languages)}")
    return found or said or languages[0]


def _only(languages: tuple[str, ...]) -> str:
    return f"Only {', '.join(languages)} can be read: give a translation, and say there that it is one."


def _detected(text: str) -> str | None:
    """The language that the text is most likely in; None where there is too little text."""
    letters = [char for char in text if char.isalpha()]
    words = {word.casefold() for word in re.findall(r"[^\W\d_]+", text)}
    latin = sum("LATIN" in unicodedata.name(char, "") for char in letters[:_FEWEST_LETTERS])
    if len(letters) < _FEWEST_LETTERS or (len(words) < _FEWEST_WORDS and latin > _FEWEST_LETTERS / 2):
        return None
    from py3langid import classify  # type: ignore[import-untyped]  # noqa: PLC0415  # loads its model

    language, _ = classify(text)
    return str(language)
