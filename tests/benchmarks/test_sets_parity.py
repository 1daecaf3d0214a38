"""Our figures beside those of the scorer that lies with the gold sets, on crises spoilt in many ways."""

import importlib.util
import json
import sys
from collections.abc import Iterator, Sequence
from random import Random
from types import ModuleType
from typing import Any

import pytest

from benchmarks.dossiers.places import locate
from benchmarks.results import Figures
from benchmarks.sets import GoldSet, read_sets, score_crises, set_files
from benchmarks.sets.gold import GoldPair
from standoff.record import Claim, Crisis, ReportEntry, SharedActor, SharedDispute, Side, Voice
from tests.benchmarks.dossier_records import gold_folder

SCORER = gold_folder() / "score_sets.py"
SETS = gold_folder() / "sets"

pytestmark = pytest.mark.skipif(not SCORER.is_file(), reason=f"no scorer to compare with: {SCORER} is not there")


@pytest.fixture(scope="module")
def scorer() -> Iterator[ModuleType]:
    spec = importlib.util.spec_from_file_location("gold_sets_scorer", SCORER)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.path.insert(0, str(SCORER.parent))  # it imports the scorer that lies beside it
    spec.loader.exec_module(module)
    yield module
    sys.path.remove(str(SCORER.parent))


@pytest.fixture(scope="module")
def sets() -> tuple[GoldSet, ...]:
    return read_sets(set_files([SETS]))


def faithful(one: GoldSet) -> Crisis:
    """The gold as a crisis."""
    gold = one.gold

    def side(report: str, snippet: object) -> Side:
        return Side(report=report, statement="S1", content=(locate(one.texts[report], snippet),))  # type: ignore[arg-type]

    def dispute(name: str, pair: GoldPair) -> SharedDispute:
        claim, contest = (side(end.report, end.content) for end in (pair.claim, pair.contest))
        return SharedDispute(id=name, kind="denial", confidence=1.0, claim=claim, contest=contest)

    return Crisis(
        id=one.id,
        reports=tuple(ReportEntry(id=report.id) for report in gold.reports),
        copies=gold.copies,
        actors=tuple(
            SharedActor(
                id=f"A{n}",
                name=actor.name,
                kind="state",
                mentions={
                    report: tuple(sorted({locate(one.texts[report], form) for form in forms}))
                    for report, forms in actor.names.items()
                },
            )
            for n, actor in enumerate(gold.actors)
        ),
        claims=tuple(
            Claim(
                id=claim.key,
                gist=claim.gist,
                voices=tuple(
                    Voice(
                        report=voice.report,
                        statement="S1",
                        content=side(voice.report, voice.content).content,
                        stance=voice.stance,
                        confidence=1.0,
                    )
                    for voice in claim.voices
                ),
            )
            for claim in gold.claims
        ),
        disputes=tuple(dispute(f"D{n}", pair) for n, pair in enumerate((*gold.disputes, *gold.undecided))),
    )


def spoil(crisis: Crisis, chance: Random, share: float) -> Crisis:
    """The crisis with about this share of everything in it dropped, moved to another group, or turned."""
    fields = crisis.model_dump(by_alias=True)

    def happens() -> bool:
        return chance.random() < share

    def some(items: Sequence[dict[str, Any]]) -> tuple[dict[str, Any], ...]:
        return tuple(item for item in items if not happens())

    claims, disputes = some(fields["claims"]), some(fields["disputes"])
    for voice in (voice for claim in claims for voice in claim["voices"]):
        voice["stance"] = chance.choice(["asserts", "denies"]) if happens() else voice["stance"]
        (start, end), *_ = voice["content"]
        voice["content"] = ((max(0, start - chance.randint(0, 60) * happens()), end),)
    for one in disputes:
        one["contest"] = chance.choice(disputes)["contest"] if happens() else one["contest"]
    for actor in fields["actors"]:
        actor["mentions"] = {report: spans for report, spans in actor["mentions"].items() if not happens()}
    copies = tuple(group[: max(2, len(group) - happens())] for group in fields["copies"])
    changed = {"actors": some(fields["actors"]), "claims": claims, "disputes": disputes, "copies": copies}
    return Crisis.model_validate(fields | changed)


def theirs(scorer: ModuleType, crises: Sequence[Crisis]) -> dict[str, float]:
    """The scorer's figures under our names; its shares are ours in percent."""
    figures = scorer.score_sets(SETS, {crisis.id: json.loads(crisis.to_json()) for crisis in crises})
    names = {"predicted": "found", "f1": "F1", "recall across reports": "across reports"}
    named = {
        f"{row}: {names.get(column, column)}": value for row, each in figures.items() for column, value in each.items()
    }
    counts = {"gold", "found", "of", "core"}
    return {name: value if name.rsplit(": ", 1)[1] in counts else 100 * value for name, value in named.items()}


def assert_equal(ours: Figures, their: Figures) -> None:
    assert ours.keys() == their.keys()
    # They are rounded to two digits of a percentage, some of them twice.
    assert ours == pytest.approx(their, abs=0.011, rel=0)


@pytest.mark.parametrize("share", [0.0, 0.1, 0.4])
@pytest.mark.parametrize("seed", range(3))
def test_every_figure_is_equal_on_spoilt_crises(
    seed: int, share: float, sets: tuple[GoldSet, ...], scorer: ModuleType
) -> None:
    chance = Random(seed)  # noqa: S311 - chance that spoils crises keeps no secrets
    crises = [spoil(faithful(one), chance, share) for one in sets]
    assert_equal(score_crises(sets, crises).figures, theirs(scorer, crises))


def test_the_gold_itself_has_full_marks(sets: tuple[GoldSet, ...]) -> None:
    figures = score_crises(sets, [faithful(one) for one in sets]).figures
    low = {"copies: F1", "voices found: share", "disputes: recall", "disputes: precision"}
    assert {name: figures[name] for name in low} == dict.fromkeys(low, 100.0)


def test_a_crisis_of_nothing(sets: tuple[GoldSet, ...], scorer: ModuleType) -> None:
    crises = [Crisis(id=one.id, reports=tuple(ReportEntry(id=each.id) for each in one.gold.reports)) for one in sets]
    assert_equal(score_crises(sets, crises).figures, theirs(scorer, crises))
