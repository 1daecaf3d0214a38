"""Search for words: what is asked becomes plain words, and both databases are given the same ones.

Both keep words without accents, points and case, reduced to their stems, none left out: `U.N.` are two words that stand
together, `F-16` as well. So nothing that a person writes has a meaning to the database's own language of queries.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, text

from standoff.store.parts import put_all

REPORT_WORDS, STATEMENT_WORDS = "report_words", "statement_words"
_WORD = re.compile(r"[^\W_]+")
_ASKED = re.compile(r'"([^"]*)"?|(\S+)')
_LONGEST = 300_000
"""Characters of a report that are searched: a tsvector of PostgreSQL has a limit, and a long page has 50,000."""

_SQLITE = "CREATE VIRTUAL TABLE {} USING fts5(words, content='', tokenize='porter unicode61')"
_POSTGRESQL = (
    "CREATE TEXT SEARCH DICTIONARY standoff_stems (TEMPLATE = snowball, LANGUAGE = english)",
    "CREATE TEXT SEARCH CONFIGURATION standoff (COPY = simple)",
    "ALTER TEXT SEARCH CONFIGURATION standoff ALTER MAPPING FOR asciiword, word, numword WITH standoff_stems",
)
_POSTGRESQL_TABLE = "CREATE TABLE {} (rowid bigint PRIMARY KEY, words tsvector NOT NULL)"
_POSTGRESQL_INDEX = "CREATE INDEX {0}_found ON {0} USING gin (words)"


@dataclass(frozen=True, slots=True)
class Term:
    """Words that are to stand one after another. `open` lets the last go on: `deni*`."""

    words: tuple[str, ...]
    open: bool


def terms_of(asked: str) -> list[Term]:
    """The terms of a search; all must be found. Marks of quotation keep words together, a star leaves a word open."""
    found = [(match[1] or match[2] or "") for match in _ASKED.finditer(asked)]
    terms = [Term(tuple(plain(each).split()), each.endswith("*")) for each in found]
    return [term for term in terms if term.words]


def plain(words: str) -> str:
    """The words in lower case without accents, with one blank between them."""
    parts = unicodedata.normalize("NFKD", words.casefold())
    return " ".join(_WORD.findall("".join(char for char in parts if not unicodedata.combining(char))))


def make_word_tables(connection: Connection) -> None:
    """The tables of words, as the database at hand has them."""
    sqlite = connection.dialect.name == "sqlite"
    for statement in () if sqlite else _POSTGRESQL:
        connection.execute(text(statement))
    for name in (REPORT_WORDS, STATEMENT_WORDS):
        for form in (_SQLITE,) if sqlite else (_POSTGRESQL_TABLE, _POSTGRESQL_INDEX):
            connection.execute(text(form.format(name)))


def put_words(connection: Connection, table: str, texts: Mapping[int, str]) -> None:
    """Makes texts searchable, each by the number that is given."""
    value = ":words" if connection.dialect.name == "sqlite" else "to_tsvector('standoff', :words)"
    rows = ({"number": number, "words": plain(words[:_LONGEST])} for number, words in texts.items())
    put_all(connection, text(f"INSERT INTO {table} (rowid, words) VALUES (:number, {value})"), rows)  # noqa: S608


def matching(connection: Connection, table: str, terms: Sequence[Term], limit: int) -> list[int]:
    """The numbers of the texts in which all terms are found, the best first; none where there is no term."""
    if not terms:
        return []
    if connection.dialect.name == "sqlite":
        query = f"SELECT rowid FROM {table} WHERE words MATCH :asked ORDER BY rank, rowid LIMIT :most"  # noqa: S608
        asked = " ".join(_fts5(term) for term in terms)
    else:
        query = (
            f"SELECT rowid FROM {table}, to_tsquery('standoff', :asked) AS asked WHERE words @@ asked "  # noqa: S608
            "ORDER BY ts_rank(words, asked, 1) DESC, rowid LIMIT :most"
        )
        asked = " & ".join(_tsquery(term) for term in terms)
    return [number for (number,) in connection.execute(text(query), {"asked": asked, "most": limit})]


def _fts5(term: Term) -> str:
    return f'"{" ".join(term.words)}"' + ("*" if term.open else "")


def _tsquery(term: Term) -> str:
    return "(" + " <-> ".join(term.words) + (":*)" if term.open else ")")
