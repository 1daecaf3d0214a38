"""Reads texts a few at a time, keeping none, and prints the most memory that the process ever held, in bytes."""

import resource
import sys

from benchmarks.models import make_article
from benchmarks.probes.plan import Plan
from standoff.language import load

AT_A_TIME = 16

# macOS counts bytes where Linux counts kibibytes.
UNIT = 1 if sys.platform == "darwin" else 1024


def main(plan: Plan) -> None:
    """Reads the plan's texts and prints the figure."""
    reader = load(plan.bundle, threads=plan.threads)
    for first in range(0, len(plan.files), AT_A_TIME):
        files = plan.files[first : first + AT_A_TIME]
        reader.read([make_article(file.stem, file.read_text("utf-8")) for file in files])
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * UNIT)


if __name__ == "__main__":
    main(Plan.from_argument(sys.argv[1]))
