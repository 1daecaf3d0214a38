"""Standoff reads news reports on an international standoff and keeps the record of who says what, with its evidence."""

__version__ = "0.1.0"

__all__ = ["__version__"]
