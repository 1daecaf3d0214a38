"""The recognizers benchmark: times and quantities on the cases of Recognizers-Text's specifications.

The specifications are made for talk with an assistant, so only those cases are used that fit the record's conventions.
NOTES states the rule; a case is used when all its results keep to it, as what else stands in it would count as wrong.
"relaxed" asks for some overlap, as a quantity takes in its qualifier and noun here and not there. A time is right when
it has the case's TIMEX value, one of the days that the case resolves it to, or a month or year that holds that day
("two months ago"); a quantity when number and unit agree.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from pydantic import TypeAdapter, ValidationError

from benchmarks.corpus import CorpusFile, read_text
from benchmarks.counts import Counts, add_up, to_figures
from benchmarks.errors import BenchmarkError
from benchmarks.models import Reader
from benchmarks.results import Case, Scores
from benchmarks.spans import Valued, count
from standoff.extract.quantities import quantities
from standoff.extract.quantities.tables import measures
from standoff.extract.times import times
from standoff.knowledge import World, load_world
from standoff.language.document import Document
from standoff.record import Article, Quantity
from standoff.record.values import Timex

SUFFIXES = (".json",)
NOTES = (
    "Cases that no implementation of Recognizers-Text marks as not supported; without results only if uncommented.",
    "DateTimeModel: all results are dates, points of a day, periods or sets with a TIMEX value that a record can hold",
    "  (no range as one, no time of an unknown day, no bound such as 'before'); months and weekdays have capitals.",
    "CurrencyModel: amounts with one currency that has a code. PercentModel: a number before the word or the sign.",
    "DimensionModel: units of length, area, volume and weight. Other models are left out: their numbers count nothing.",
    "Quantities of other kinds than the file's (a count among amounts of money) are left out of what is found.",
)

Amount = tuple[float | None, float | None, str | None]
"""Both bounds (equal for a single number) and the unit; None where nothing is asked."""
_DATES = frozenset({"date", "daterange", "datetime", "duration", "set"})
_MODS = frozenset({None, "start", "mid", "end", "approx"})
_LOWER = re.compile(
    r"\b(?:january|february|april|june|july|august|september|october|november|december|jan|feb|apr|jun|jul|aug|sept?|oct"
    r"|nov|dec|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|mon|tue|wed|thu|fri)\b"
)
_KEYS = frozenset({"Input", "Results"})
_SIZES = frozenset({"Length", "Area", "Volume", "Weight"})
_DOLLAR = {"Dollar": "USD", "Euro": "EUR", "Pound": "GBP", "Japanese yen": "JPY"}

Raw = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Example:
    """A case: its text, the day on which it is said, and what stands in it."""

    id: str
    text: str
    day: str | None
    gold: tuple[Valued[Any], ...]


@dataclass(frozen=True, slots=True)
class _Model:
    """How the cases of one file are read: which results fit, by their value, and whether found ones agree."""

    value: Callable[[Raw, Raw], Any]
    found: Callable[[Document, World], tuple[Valued[Any], ...]]
    agrees: Callable[[Any, Any], bool]


def measure_recognizers(reader: Reader, files: Sequence[CorpusFile]) -> Scores:
    """Strict, relaxed and value figures by kind of case, with the numbers of cases used and of all."""
    world = load_world()
    total: dict[str, Counts] = {}
    numbers: dict[str, float] = {}
    parts, cases = {}, []
    for file in files:
        name = file.name.rpartition("/")[2].partition(".")[0]
        if name not in _MODELS:
            continue
        raw = _cases(file)
        examples = tuple(_used(raw, name))
        tally, told = _measured(reader, world, _MODELS[name], examples)
        named = {f"{name} {level}": counts for level, counts in tally.items()}
        numbers |= {f"{name} cases: used": float(len(examples)), f"{name} cases: of": float(len(raw))}
        total, parts[file.name] = total | named, to_figures(named)
        cases += told
    if not parts:
        raise BenchmarkError(f"no file of cases is there; they are named {', '.join(_MODELS)}, and .json or .dev.json")
    return Scores(to_figures(total) | numbers, parts, tuple(cases))


def _cases(file: CorpusFile) -> list[Raw]:
    try:
        raw = json.loads(read_text(file))
    except ValueError as error:
        raise BenchmarkError(f"{file.name} is no JSON: {error}") from error
    if not isinstance(raw, list) or not all(
        isinstance(each, dict) and {"Input", "Results"} <= set(each) for each in raw
    ):
        raise BenchmarkError(f"{file.name} is no list of cases with Input and Results")
    return raw


def _used(raw: Sequence[Raw], name: str) -> Iterator[Example]:
    """The cases that keep to the rule."""
    model = _MODELS[name]
    for number, case in enumerate(raw):
        values = [model.value(case, result) for result in case["Results"]]
        is_odd = any(key.startswith("NotSupported") for key in case) or (not values and "Comment" in case)
        if None in values or is_odd or (name == "DateTimeModel" and _LOWER.search(case["Input"])):
            continue
        day = case.get("Context", {}).get("ReferenceDateTime", "")[:10] or None
        spans = [(result["Start"], result["End"] + 1) for result in case["Results"]]
        gold = tuple(Valued(span, value) for span, value in zip(spans, values, strict=True))
        yield Example(f"{name} {number}", case["Input"], day, gold)


def _measured(
    reader: Reader, world: World, model: _Model, examples: Sequence[Example]
) -> tuple[Mapping[str, Counts], list[Case]]:
    articles = [Article(id=each.id, text=each.text, language="en", published=each.day) for each in examples]
    documents = reader.read(articles)
    tallies, cases = [], []
    for example, document in zip(examples, documents, strict=True):
        found = model.found(document, world)
        tallies.append(count(example.gold, found, model.agrees))
        hits = tallies[-1]["value"].hits
        wanted = max(len(example.gold), len(found))
        cases.append(Case(example.id, hits, wanted, _shown(example.text, example.gold), _shown(example.text, found)))
    return add_up(tallies), cases


def _shown(text: str, found: Sequence[Valued[Any]]) -> str:
    return "; ".join(f"{text[slice(*each.span)]} = {each.value}" for each in found)


def _time(_: Raw, result: Raw) -> frozenset[str] | None:
    """The values that are right for a time; None where the result does not keep to the rule."""
    values = result["Resolution"]["values"]
    first = values[0]
    if result["TypeName"].partition(".")[2] not in _DATES or first.get("Mod") not in _MODS:
        return None
    timex = first.get("timex", "")
    if not _is_timex(timex) or timex.startswith("XXXX-XX-XXT"):
        return None
    return frozenset(_plain(str(value)) for each in values for value in (each.get("timex"), each.get("value")) if value)


def _is_timex(value: str) -> bool:
    try:
        TypeAdapter(Timex).validate_python(value)
    except ValidationError:
        return False
    return True


def _plain(value: str) -> str:
    """A time of day without seconds or minutes that are zero: 2016-11-07T15."""
    return re.sub(r"(T\d\d)(?::00)+$", r"\1", value.replace(" ", "T"))


def _found_times(document: Document, _: World) -> tuple[Valued[str], ...]:
    return tuple(Valued(time.span, _plain(time.value)) for time in times(document))


def _money(_: Raw, result: Raw) -> Amount | None:
    resolution = result["Resolution"]
    code = resolution.get("isoCurrency") or _DOLLAR.get(resolution.get("unit", ""))
    return _exactly(resolution.get("value"), code) if code and re.fullmatch("[A-Z]{3}", code) else None


def _percent(_: Raw, result: Raw) -> Amount | None:
    number = result["Resolution"].get("value", "").removesuffix("%")
    return _exactly(number, "percent") if not result["Text"].lower().startswith("per") else None


def _dimension(_: Raw, result: Raw) -> Amount | None:
    resolution = result["Resolution"]
    unit = str(resolution.get("unit", "")).lower().replace("metric ton", "tonne").replace("meter", "metre")
    return _exactly(resolution.get("value"), unit) if resolution.get("subtype") in _SIZES else None


def _exactly(number: str | None, unit: str) -> Amount | None:
    try:
        value = float(number or "")
    except ValueError:
        return None
    return value, value, unit


def _found_quantities(kind: Callable[[str], bool], document: Document, world: World) -> tuple[Valued[Quantity], ...]:
    """The document's quantities whose unit is of a kind."""
    found = quantities(document, times(document), world)
    return tuple(Valued(each.span, each) for each in found if kind(each.unit or ""))


def _is_currency(unit: str) -> bool:
    return len(unit) == 3 and unit.isupper()


def _is_dimension(unit: str) -> bool:
    return unit in measures().values() and unit not in ("percent", "times")


def _is_within(gold: frozenset[str], found: str) -> bool:
    """Whether a time is one of the right values, or a month or year that holds one of them."""
    return any(each == found or each.startswith(f"{found}-") for each in gold)


def _is_amount(gold: Amount, found: Quantity) -> bool:
    low, high, unit = gold
    exact = found.value is not None and found.low == found.high
    ends = (found.value, found.value) if exact or (low is not None and low == high) else (found.low, found.high)
    return ends == (low, high) and unit in (None, found.unit, (found.unit or "").replace("liter", "litre"))


_MODELS: Mapping[str, _Model] = {
    "CurrencyModel": _Model(_money, partial(_found_quantities, _is_currency), _is_amount),
    "DateTimeModel": _Model(_time, _found_times, _is_within),
    "DimensionModel": _Model(_dimension, partial(_found_quantities, _is_dimension), _is_amount),
    "PercentModel": _Model(_percent, partial(_found_quantities, "percent".__eq__), _is_amount),
}
