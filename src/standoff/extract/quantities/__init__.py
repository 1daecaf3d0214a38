"""Quantities: every number that counts or measures something, with its unit, bounds and qualifier."""

from standoff.extract.quantities.finding import quantities

__all__ = ["quantities"]
