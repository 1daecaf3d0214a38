"""Reads texts a few at a time, keeping none, and prints the most memory that the process ever held, in bytes."""

import re
import resource
import sys
from pathlib import Path

from benchmarks.models import make_article
from benchmarks.probes.plan import Plan
from standoff.language import load

AT_A_TIME = 16

_STATUS = Path("/proc/self/status")


def main(plan: Plan) -> None:
    """Reads the plan's texts and prints the figure."""
    reader = load(plan.bundle, threads=plan.threads)
    for first in range(0, len(plan.files), AT_A_TIME):
        files = plan.files[first : first + AT_A_TIME]
        reader.read([make_article(file.stem, file.read_text("utf-8")) for file in files])
    print(_peak())


def _peak() -> int:
    """The process's own peak in bytes. On Linux getrusage would count what the parent held before this one started."""
    if _STATUS.exists() and (found := re.search(r"VmHWM:\s+(\d+) kB", _STATUS.read_text("utf-8"))):
        return int(found[1]) * 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


if __name__ == "__main__":
    main(Plan.from_argument(sys.argv[1]))
