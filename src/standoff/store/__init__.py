"""A crisis file keeps the records of many reports, in SQLite or PostgreSQL, and never edits one."""

from standoff.store.clock import now
from standoff.store.links import Edge, Links
from standoff.store.news import FeedState, News
from standoff.store.opening import Store, open_store
from standoff.store.outcomes import HAD, Outcome, OutcomeKind
from standoff.store.people import Hand, Review
from standoff.store.reports import Origin
from standoff.store.search import Counts, EventFound, ReportFound, StatementFound
from standoff.store.session import Session

__all__ = [
    "HAD",
    "Counts",
    "Edge",
    "EventFound",
    "FeedState",
    "Hand",
    "Links",
    "News",
    "Origin",
    "Outcome",
    "OutcomeKind",
    "ReportFound",
    "Review",
    "Session",
    "StatementFound",
    "Store",
    "now",
    "open_store",
]
