"""The dossiers benchmark: records of reports against the records that careful people made of them.

The figures are those of the scorer that lies with the gold dossiers, by the same definitions; a test compares the two.
One module scores each group of figures; `scoring` puts them together, `reading` has the pipeline read the reports.
"""

from benchmarks.dossiers.calibration import score_calibration
from benchmarks.dossiers.dyads import score_dyads
from benchmarks.dossiers.gold import Dossier, dossier_files, read_dossiers
from benchmarks.dossiers.reading import RecordReader, Scorer, measure_dossiers, open_pipeline
from benchmarks.dossiers.scoring import KINDS, of_kind, score_records

__all__ = [
    "KINDS",
    "Dossier",
    "RecordReader",
    "Scorer",
    "dossier_files",
    "measure_dossiers",
    "of_kind",
    "open_pipeline",
    "read_dossiers",
    "score_calibration",
    "score_dyads",
    "score_records",
]
