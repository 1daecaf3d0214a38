"""The time as it is written into a crisis."""

from datetime import UTC, datetime


def now() -> str:
    """The time in UTC to the second: 2019-05-01T18:40:00Z."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
