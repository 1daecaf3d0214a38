"""Starts Standoff, reads one word, and ends: how long that takes is the start-up time."""

import sys
from pathlib import Path

from benchmarks.models import make_article
from standoff.language import load

if __name__ == "__main__":
    load(Path(sys.argv[1]) if sys.argv[1:] else None).read([make_article("one", "Yes")])
