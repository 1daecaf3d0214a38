"""Numbers as reports write them, in digits and in words: what times and quantities both count with."""

from standoff.extract.numbers.reading import NUMBER, read_number

__all__ = ["NUMBER", "read_number"]
