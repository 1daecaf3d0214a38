"""Writes the tables of the world that come from CLDR: states.csv and currencies.csv of standoff.knowledge.

Run it again when Babel brings a newer CLDR: `python scripts/make_world_tables.py`. What CLDR does not hold (adjectives,
capitals, other names) stands in tables of our own beside them, which this script leaves alone.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from babel import Locale
from babel.core import get_global
from babel.numbers import get_currency_name, get_currency_symbol, get_territory_currencies

FOLDER = Path(__file__).parent.parent / "src" / "standoff" / "knowledge"
ENGLISH = tuple(Locale.parse(name) for name in ("en", "en_GB", "en_AU", "en_CA"))
NO_STATES = {"AC", "CP", "DG", "EA", "IC", "TA"}  # islands that ISO 3166 counts with their states
KOSOVO = ("XKX", "XK")  # a code of use, as ISO 3166 has none


def main() -> None:
    """Writes both tables."""
    write("states.csv", ("alpha3", "alpha2", "name", "variants"), states())
    write("currencies.csv", ("code", "name", "plural", "symbol", "countries"), currencies())


def states() -> Iterator[tuple[str, ...]]:
    """Every territory with an alpha-3 code: code, alpha-2 code, name, other names."""
    for alpha3, alpha2 in sorted({*alpha_codes(), KOSOVO}):
        names = list(dict.fromkeys(form for locale in ENGLISH for form in spellings(locale.territories[alpha2])))
        yield alpha3, alpha2, names[0], "|".join(names[1:])


def alpha_codes() -> Iterator[tuple[str, str]]:
    """Pairs of alpha-3 and alpha-2 codes, none of the past; CLDR keeps the longer as aliases of the shorter."""
    known = ENGLISH[0].territories
    latest: dict[str, str] = {}
    for alias, targets in get_global("territory_aliases").items():
        if len(alias) == 3 and alias.isalpha() and len(targets) == 1 and alias not in PAST:
            latest[alias] = targets[0]
    return ((alias, target) for alias, target in latest.items() if target in known and usable(target))


PAST = {"BUR", "DDR", "FXX", "NTZ", "PCZ", "ROM", "SUN", "TMP", "YMD", "ZAR", "QUU", "QUO"}


def usable(alpha2: str) -> bool:
    """Whether the code is of a territory in ISO 3166: not a user's code (X…, QO, ZZ) and not an island of its own."""
    return alpha2 not in {*NO_STATES, "EU", "EZ", "QO", "UN", "ZZ"} and not alpha2.startswith("X")


def spellings(name: str) -> Iterator[str]:
    """The name as reports write it, then its other spellings: without "&" and brackets, "St." written out."""
    straight = name.replace("\u2019", "'").removesuffix(" SAR China").replace(" & ", " and ").replace(" - ", "-")
    plain = re.sub(r" \(.*\)", "", straight)
    yield plain
    yield from re.findall(r"\((.*)\)$", straight)
    if plain.startswith("St. "):
        yield "Saint " + plain.removeprefix("St. ")


def currencies() -> Iterator[tuple[str, ...]]:
    """Every currency in use: ISO 4217 code, English names for one and for many, symbol, the states that use it."""
    users: dict[str, list[str]] = {}
    for alpha3, alpha2 in sorted({*alpha_codes(), KOSOVO}):
        for code in get_territory_currencies(alpha2):
            users.setdefault(code, []).append(alpha3)
    for code in sorted(users):
        one, many = (get_currency_name(code, count=count, locale="en") for count in (1, 2))
        symbol = get_currency_symbol(code, "en")
        yield code, one, many, "" if symbol == code else symbol, "|".join(users[code])


def write(name: str, head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Writes a table into the package."""
    with (FOLDER / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(head)
        writer.writerows(rows)


if __name__ == "__main__":
    main()
