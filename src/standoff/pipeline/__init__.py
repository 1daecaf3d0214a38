"""The way of the data for one report, from article to record, wired in one place."""

from standoff.pipeline.reader import Reader, load

__all__ = ["Reader", "load"]
