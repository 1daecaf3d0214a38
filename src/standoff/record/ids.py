"""How a report comes by its id: the same report has the same id on every machine."""

from hashlib import sha256
from pathlib import PurePath

_DIGITS = 16


def id_of_file(path: PurePath) -> str:
    """The file's stem: `reports/dev-01.txt` is `dev-01`."""
    return path.stem


def id_of_url(url: str) -> str:
    """A digest of the URL: 16 hexadecimal digits."""
    return _digest(url)


def id_of_text(text: str) -> str:
    """A digest of the text, for a report that comes without name or address: 16 hexadecimal digits."""
    return _digest(text)


def _digest(text: str) -> str:
    # A lone surrogate has no UTF-8 form; `surrogatepass` keeps such a text apart from its neighbours.
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]
