"""Lemmas: of inflected verbs and nouns by the spelling rules of English, of all other words as learned edits.

An edit says whether to lower the case, how much to strip and what to add: the method of UDPipe and of Chrupala's edit
trees, reduced to suffixes. Verbs of which too few were seen come out wrong that way ("recognis"), so what a rule can
tell, a rule tells; `inflections.csv` holds what the rules do not.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files


def script(form: str, lemma: str) -> str:
    """The edit that makes `lemma` out of `form`: "l" or "k" (lower, keep), the number to strip, what to add."""
    keep = form != form.lower() and lemma != lemma.lower()
    base = form if keep else form.lower()
    shared = 0
    while shared < min(len(base), len(lemma)) and base[shared] == lemma[shared]:
        shared += 1
    return f"{'k' if keep else 'l'}{len(base) - shared}+{lemma[shared:]}"


@lru_cache(maxsize=65536)
def apply(script: str, form: str) -> str:
    """The lemma that the edit makes of `form`; never empty."""
    count, _, ending = script[1:].partition("+")
    base = form if script[0] == "k" else form.lower()
    stem = base[: max(0, len(base) - int(count))]
    return (stem + ending) or base


@lru_cache(maxsize=65536)
def inflected(form: str, xpos: str) -> str | None:
    """The lemma of an inflected verb or plural noun by its Penn tag; None where the tag or the form is another's."""
    word = form.lower()
    known = _table().get((word, xpos))
    if known is not None:
        return known
    if xpos in {"NNS", "VBZ"}:
        return _without_s(word)
    ending = {"VBD": "ed", "VBN": "ed", "VBG": "ing"}.get(xpos)
    if ending is None or not word.endswith(ending) or not re.search(r"[aeiouy]", word[: -len(ending)]):
        return None
    return _base(word[: -len(ending)], ending)


@cache
def _table() -> Mapping[tuple[str, str], str]:
    """Form and tag to lemma; under E the verbs that drop an e before an ending, under BARE those that drop none."""
    rows = csv.DictReader((files("standoff.language") / "inflections.csv").read_text("utf-8").splitlines())
    return {(row["form"], row["xpos"]): row["lemma"] for row in rows}


def _without_s(word: str) -> str | None:
    if not word.endswith("s") or word.endswith("ss"):
        return None
    if re.search(r"[^aeiou]ies$", word) and len(word) > 4:
        return word[:-3] + "y"
    if re.search(r"(?:ss|x|zz|ch|sh|[^aeiou]{2}o)es$", word):
        return word[:-2]
    return word[:-1]


def _base(stem: str, ending: str) -> str:
    """The verb before "ed" or "ing" was added to it."""
    if (f"{stem}e", "E") in _table():
        return stem + "e"
    if (stem, "BARE") in _table():
        return stem
    if ending == "ed" and stem.endswith("i"):
        return stem[:-1] + "y"
    if _DOUBLED.search(stem):
        return stem[:-1]
    return stem + "e" if _DROPPED.search(stem) else stem


# Two of a consonant that was doubled: after one short vowel, and not where the verb itself ends in two.
_DOUBLED = re.compile(r"(?:[^aeiou]|qu|^)[aeiouy](?:bb|dd|gg|mm|nn|pp|rr|tt|kk|vv)$|[aeiouy][^aeiou]+[aeou]ll$")
# Stems that English does not leave without an e.
_DROPPED = re.compile(
    r"u$|[^aeiou]l$(?<![rwl]l)|[cvz]$(?<![tz]z)|[aeiourlnp]s$(?<!ss)|[dlr]g$|[aeiou]g$|[^e]e$"
    r"|[^aeo]at$|eat$(?<=creat)|[^aeo]ut$|[^aeiou]it$(?<=quit)|[^ao]id$|[^eo]ad$|[^o]ud$|od$(?<!oo)|[cpr]ed$(?<!eed)"
    r"|[^aeio]ar$|[^a]ir$|[^o]ur$|[^aio]in$|[^e]an$(?<!ean)|un$(?<!own)|[^aeo]im$|[^aeo]am$|um$"
    r"|[^aeo]ak$|[^o]ok$|[iu]k$|[^ao]il$|[io]b$|[uo]l$(?<!oo)l$|yp$|[^a]ap$"
)
