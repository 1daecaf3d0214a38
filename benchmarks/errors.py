"""The one error of the benchmarks."""


class BenchmarkError(Exception):
    """A benchmark cannot be run as asked; the message says what happened, where, and what to do."""
