"""Times: every expression that places or measures time, with its TIMEX3 value."""

from standoff.extract.times.finding import times
from standoff.extract.times.near import time_near, times_near

__all__ = ["time_near", "times", "times_near"]
