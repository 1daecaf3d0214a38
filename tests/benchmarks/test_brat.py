from pathlib import Path

import pytest

from benchmarks.brat import Parts, parse_attributions, read_reports, report_files
from benchmarks.errors import BenchmarkError

ANN = """\
T1\tSource 0 2\tHe
T2\tCue 3 7\tsaid
T3\tContent 8 12;20 24\tthis … that
T4\tAttribution 3 7\tsaid
E1\tAttribution:T4 Content:T3 Cue:T2 Source:T1
T5\tContent 30 35\tmore.
T6\tAttribution 30 35\tmore.
E2\tAttribution:T6 Content:T3 Content2:T5
E3\tOther:T1 Content:T3
E4\tAttribution-no-source:T4 Content:T3 Cue:T2
E5\tAttribution:T4 Cue:T2 Content:T3 Content2:T7
T7\tContent 40 42\tit
"""


def test_attributions_keep_their_pieces_and_numbered_roles_as_polnears_scorer_reads_them() -> None:
    assert parse_attributions(ANN, "x.ann") == (
        Parts(((0, 2),), ((3, 7),), ((8, 12), (20, 24))),
        Parts((), (), ((8, 12), (20, 24), (30, 35))),
        Parts((), ((3, 7),), ((8, 12), (20, 24))),
    )


def test_a_span_without_offsets_is_refused_with_its_line() -> None:
    with pytest.raises(BenchmarkError, match=r"x\.ann:1: wanted a type and pairs of offsets"):
        parse_attributions("T1\tSource here\tHe\n", "x.ann")


def corpus(folder: Path) -> Path:
    (folder / "text").mkdir()
    (folder / "attributions").mkdir()
    (folder / "text" / "a.txt").write_bytes(b"He said\r\nthis.")
    (folder / "text" / "alone.txt").write_text("Nobody read this.")
    (folder / "attributions" / "a_2.ann").write_text("")
    (folder / "attributions" / "a_1.ann").write_text(ANN)
    return folder


def test_the_first_annotator_counts_and_line_ends_stay(tmp_path: Path) -> None:
    (report,) = read_reports(report_files([corpus(tmp_path)]))
    assert (report.id, report.text, len(report.attributions)) == ("a", "He said\r\nthis.", 3)


def test_a_folder_of_another_form_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BenchmarkError, match="no folders text/ and attributions/"):
        report_files([tmp_path])
