"""Attribution figures, against figures worked out by hand, laws, and PolNeAR's own scorer where it is at hand."""

import json
import random
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.attribution import Covered, count_report, measure_attribution, pair_off, word_runs
from benchmarks.brat import MarkedReport, read_reports, report_files
from benchmarks.counts import Counts
from benchmarks.errors import BenchmarkError
from benchmarks.results import Figures
from standoff.language.document import Attribution
from tests.benchmarks.fakes import reader_of, report_document

SHARED = Path(__file__).parents[3] / "shared"
SCORER = SHARED / "gold" / "score_polnear.py"

#       0  3    8   12  17    23    29   34   39
TEXT = "Ann said rain fell today. Later Bob denied it. Snow, she added, came."
ANN = """\
T1\tSource 0 3\tAnn
T2\tCue 4 8\tsaid
T3\tContent 9 24\train fell today
E1\tAttribution:T2 Source:T1 Cue:T2 Content:T3
T4\tSource 32 35\tBob
T5\tCue 36 42\tdenied
T6\tContent 43 45\tit
E2\tAttribution:T5 Source:T4 Cue:T5 Content:T6
T7\tSource 53 56\tshe
T8\tCue 57 62\tadded
T9\tContent 47 52;64 68\tSnow, … came
E3\tAttribution:T8 Source:T7 Cue:T8 Content:T9
T10\tCue 57 62\tadded
E4\tAttribution:T10 Cue:T10
"""

words = st.frozensets(st.integers(0, 8), max_size=5)
attributions = st.lists(st.builds(Covered, words, words, words.filter(bool)), max_size=4)


def write_corpus(folder: Path) -> Path:
    (folder / "text").mkdir()
    (folder / "attributions").mkdir()
    (folder / "text" / "one.txt").write_text(TEXT, "utf-8")
    (folder / "attributions" / "one_ann.ann").write_text(ANN, "utf-8")
    return folder


def as_found(report: MarkedReport) -> list[Attribution]:
    return [Attribution(one.source, one.cue, one.content, 1.0) for one in report.attributions if one.content]


FOUND = [
    Attribution(((0, 3),), ((4, 8),), ((9, 25),), 0.9),  # all right: the full stop does not count
    Attribution((), ((36, 42),), ((43, 45),), 0.8),  # no source
    Attribution(((53, 56),), ((53, 62),), ((47, 51),), 0.7),  # cue too long, half of the content
    Attribution((), (), ((26, 31),), 0.6),  # spurious
]


def measure(folder: Path, found: Sequence[Attribution], part: str = "all found") -> Figures:
    files = report_files([folder])
    reader = reader_of(report_document(report, found) for report in read_reports(files))
    return measure_attribution(reader, files).parts[part]


def test_figures_worked_out_by_hand(tmp_path: Path) -> None:
    figures = measure(write_corpus(tmp_path), FOUND)

    def counts(name: str) -> tuple[float, float, float]:
        return figures[f"{name}: precision"], figures[f"{name}: recall"], figures[f"{name}: gold"]

    third = 100 / 3
    assert counts("content overlap") == pytest.approx((75, 100, 3))
    assert counts("content exact") == pytest.approx((50, (200 / 3), 3))
    assert counts("triple") == pytest.approx((25, third, 3))
    assert counts("full attribution") == pytest.approx((50, (200 / 3), 3))
    assert counts("content and cue") == pytest.approx((75, 100, 3))
    assert counts("tokens source") == pytest.approx((100, (200 / 3), 3))
    assert counts("tokens cue") == pytest.approx((75, 100, 3))
    assert counts("tokens content") == pytest.approx(((500 / 6), (500 / 6), 6))
    assert counts("span source") == pytest.approx((100, (200 / 3), 3))
    assert counts("span cue") == pytest.approx(((200 / 3), (200 / 3), 3))
    assert counts("span content") == pytest.approx((75, 75, 4))


def test_the_figures_leave_out_what_names_no_source(tmp_path: Path) -> None:
    folder = write_corpus(tmp_path)
    named = [one for one in FOUND if one.source]
    assert measure(folder, FOUND, "found with a source") == measure(folder, named)
    assert measure(folder, FOUND, "found with a source") != measure(folder, FOUND)


def test_gold_against_itself_is_perfect(tmp_path: Path) -> None:
    folder = write_corpus(tmp_path)
    (report,) = read_reports(report_files([folder]))
    figures = measure(folder, as_found(report))
    assert {value for name, value in figures.items() if name.endswith("F1")} == {100}


def test_a_case_for_each_attribution_wanted_or_found(tmp_path: Path) -> None:
    files = report_files([write_corpus(tmp_path)])
    reader = reader_of(report_document(report, FOUND) for report in read_reports(files))
    cases = measure_attribution(reader, files).cases
    assert [(case.right, case.of) for case in cases] == [(3, 3), (2, 3), (1, 3), (0, 3)]
    assert cases[2].gold == "she | added | Snow … came"
    assert cases[3].found == " |  | Later"


def test_a_corpus_without_annotations_is_refused(tmp_path: Path) -> None:
    (write_corpus(tmp_path) / "attributions" / "one_ann.ann").unlink()
    with pytest.raises(BenchmarkError, match="no text has annotations"):
        measure_attribution(reader_of([]), report_files([tmp_path]))


def cover(content: set[int], source: set[int] | None = None) -> Covered:
    return Covered(frozenset(source or ()), frozenset(), frozenset(content))


def test_a_common_source_decides_between_equal_contents_and_lifts_a_poor_likeness() -> None:
    gold = [cover({1, 2}, {7}), cover({1, 2}, {8})]
    assert pair_off(gold, [cover({1, 2}, {8}), cover({1, 2}, {7})]) == {0: 1, 1: 0}
    assert pair_off([cover({1, 2, 3, 4, 5}, {7})], [cover({1, 2}, {7})]) == {0: 0}
    assert pair_off([cover({1, 2, 3, 4, 5}, {7})], [cover({1, 2}, {8})]) == {}


def test_runs_are_maximal() -> None:
    assert word_runs(frozenset({4, 1, 2, 7, 8, 3})) == [(1, 4), (7, 8)]


@given(attributions)
def test_every_figure_of_a_reading_against_itself_is_full(some: list[Covered]) -> None:
    distinct = list(dict.fromkeys(some))
    counts = count_report(distinct, distinct)
    assert counts["content exact"].hits == len(distinct)
    assert all(part.hits == part.gold == part.found for name, part in counts.items() if name[:5] in ("token", "span "))


@given(attributions, attributions)
def test_figures_are_symmetric_where_no_pairing_is_chosen_and_bounded_where_it_is(
    one: list[Covered], other: list[Covered]
) -> None:
    forth, back = count_report(one, other), count_report(other, one)
    assert all(forth[name].f1 == back[name].f1 for name in forth if name[:5] in ("token", "span "))
    overlap = forth["content overlap"]
    assert overlap.hits <= min(len(one), len(other))
    assert forth["triple"].hits <= forth["content exact"].hits <= overlap.hits
    assert forth["full attribution"].hits <= overlap.hits


def polnear_figures(folder: Path, reports: Sequence[MarkedReport], found: Sequence[Sequence[Attribution]]) -> Figures:
    """What PolNeAR's scorer says of the same predictions, as percentages by our names."""
    predictions = folder / "predictions.jsonl"
    lines = (json.dumps(record(report, some)) + "\n" for report, some in zip(reports, found, strict=True))
    predictions.write_text("".join(lines), "utf-8")
    corpus = str(folder / "corpus" if (folder / "corpus").exists() else SHARED / "corpora" / "polnear" / "dev")
    done = subprocess.run(
        [sys.executable, str(SCORER), corpus, str(predictions)], capture_output=True, text=True, check=True
    )
    figures: dict[str, float] = {}
    for line in done.stdout.splitlines():
        name, *columns = line.lower().replace(" precision ", "\t").replace(" recall ", "\t").split("\t")
        recall, _, rest = columns[1].strip().partition("  f1 ")
        f1, _, rest = rest.partition("  gold ")
        gold, _, predicted = rest.partition("  predicted ")
        figures |= {
            f"{name.strip()}: {key}": 100 * float(value)
            for key, value in (("precision", columns[0].strip()), ("recall", recall), ("F1", f1))
        }
        figures |= {f"{name.strip()}: gold": float(gold), f"{name.strip()}: found": float(predicted)}
    return figures


def record(report: MarkedReport, found: Sequence[Attribution]) -> dict[str, object]:
    statements = [
        {
            "source": {"span": one.source[0]} if one.source else None,
            "cue": one.cue[0] if one.cue else None,
            "content": one.content,
        }
        for one in found
    ]
    return {"id": report.id, "text": report.text, "statements": statements}


def noisy(attributions: Sequence[Attribution], rng: random.Random, length: int) -> list[Attribution]:
    """A copy with attributions left out, doubled and put in, ends moved, and sources lost; single sources and cues."""

    def moved(spans: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
        if rng.random() < 0.6:
            return spans
        return tuple(
            (max(0, start + rng.randint(-20, 5)), min(length, end + rng.randint(-5, 40))) for start, end in spans
        )

    found = []
    for one in attributions:
        for _ in range(rng.choice([0, 1, 1, 1, 1, 2])):
            source = () if rng.random() < 0.2 else one.source[:1]
            found.append(Attribution(moved(source), moved(one.cue[:1]), moved(one.content), 1.0))
    return [*found, Attribution((), (), ((0, 30),), 0.1)]


@pytest.mark.skipif(not SCORER.exists(), reason="PolNeAR's scorer is not there")
def test_the_small_case_agrees_with_polnears_scorer(tmp_path: Path) -> None:
    (tmp_path / "corpus").mkdir()
    folder = write_corpus(tmp_path / "corpus")
    reports = read_reports(report_files([folder]))
    assert measure(folder, FOUND) == pytest.approx(polnear_figures(tmp_path, reports, [FOUND]), abs=0.0051)


@pytest.mark.skipif(not SCORER.exists(), reason="PolNeAR's scorer and corpus are not there")
def test_a_noisy_copy_of_polnear_agrees_with_its_scorer(tmp_path: Path) -> None:
    files = report_files([SHARED / "corpora" / "polnear" / "dev"])
    reports = read_reports(files)
    rng = random.Random(7)  # noqa: S311 - noise, not secrets
    found = [noisy(as_found(report), rng, len(report.text)) for report in reports]
    reader = reader_of(report_document(report, some) for report, some in zip(reports, found, strict=True))
    figures = measure_attribution(reader, files).parts["all found"]
    theirs = polnear_figures(tmp_path, reports, found)
    assert figures == pytest.approx(theirs, abs=0.0051)
    assert 10 < figures["triple: F1"] < figures["content overlap: F1"] < 95


def test_counts_hold_empty_reports() -> None:
    assert count_report([], [])["triple"] == Counts()
