"""The tables of a crisis, the same in SQLite and PostgreSQL, and their version."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
)

METADATA = MetaData()
_NUMBER = BigInteger().with_variant(Integer, "sqlite")  # only this type counts up by itself in SQLite


def _count() -> Column[int]:
    return Column("number", _NUMBER, primary_key=True, autoincrement=True)


def _of_record() -> tuple[Column[int], Column[str]]:
    """The key of an item's row: its record, and its id in it."""
    return Column("record", _NUMBER, ForeignKey("records.number"), primary_key=True), Column(
        "id", Text, primary_key=True
    )


FACTS = Table("crisis", METADATA, Column("key", Text, primary_key=True), Column("value", Text, nullable=False))
"""What the crisis says of itself: version of its tables, who made it and when."""

REPORTS = Table(
    "reports",
    METADATA,
    _count(),
    Column("id", Text, nullable=False, unique=True),
    Column("url", Text),
    Column("title", Text),
    Column("outlet", Text),
    Column("authors", JSON, nullable=False),
    Column("language", Text),
    Column("published", Text, index=True),
    Column("text", Text, nullable=False),
    Column("furniture", JSON, nullable=False),
    Column("sha256", Text, nullable=False),  # of the bytes that it came as
    Column("source", Text, nullable=False),
    Column("fetched", Text, nullable=False),
    Column("added", Text, nullable=False),
)

RECORDS = Table(
    "records",
    METADATA,
    _count(),
    Column("report", _NUMBER, ForeignKey("reports.number"), nullable=False),
    Column("model", Text, nullable=False),
    Column("newest", Boolean, nullable=False),
    Column("body", Text, nullable=False),  # JSON of the record, without what stands in its report
    Column("made", Text, nullable=False),
    Index("records_once", "report", "model", unique=True),
    Index("records_newest", "newest", "report"),  # so that the newest ones are found without a look at what they hold
)

STATEMENTS = Table(
    "statements",
    METADATA,
    _count(),
    Column("record", _NUMBER, ForeignKey("records.number"), nullable=False),
    Column("id", Text, nullable=False),
    Column("actor", Text),
    Column("act", Text, nullable=False),
    Column("quoted", Text, nullable=False),
    Column("time", Text),
    Column("within", Text),
    Column("confidence", Float, nullable=False),
    Column("words", Text, nullable=False),
    Index("statements_once", "record", "id", unique=True),
    Index("statements_act", "act"),
)

ACTORS = Table(
    "actors",
    METADATA,
    *_of_record(),
    Column("name", Text, nullable=False, index=True),
    Column("kind", Text, nullable=False),
    Column("country", Text, index=True),
    Column("sector", Text),
    Column("role", Text),
    Column("mentions", Integer, nullable=False),  # their number
)

DISPUTES = Table(
    "disputes",
    METADATA,
    *_of_record(),
    Column("claim", Text, nullable=False),
    Column("contest", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("confidence", Float, nullable=False),
)

EVENTS = Table(
    "events",
    METADATA,
    *_of_record(),
    Column("code", Text, nullable=False, index=True),
    Column("source", Text),
    Column("target", Text),
    Column("time", Text, index=True),
    Column("place", Text),
    Column("country", Text),
    Column("factuality", Text, nullable=False),
    Column("statement", Text),
    Column("confidence", Float, nullable=False),
)

TIES = Table(
    "ties",
    METADATA,
    *_of_record(),
    Column("kind", Text, nullable=False, index=True),
    Column("giver", Text, nullable=False),
    Column("receiver", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("since", Text),
    Column("until", Text),
    Column("statement", Text),
    Column("confidence", Float, nullable=False),
)

OUTCOMES = Table(
    "outcomes",
    METADATA,
    Column("place", Text, primary_key=True),
    Column("kind", Text, nullable=False, index=True),
    Column("report", Text, index=True),
    Column("sha256", Text),
    Column("detail", Text, nullable=False),
    Column("at", Text, nullable=False),
)

# What is found across reports. An item is a text that the one who links makes up: a report, or something in it.

LINKED = Table(
    "linked",
    METADATA,
    Column("record", _NUMBER, ForeignKey("records.number"), primary_key=True),
    sqlite_with_rowid=False,
)

SIGNATURES = Table(
    "signatures", METADATA, Column("item", Text, primary_key=True), Column("value", LargeBinary, nullable=False)
)

VECTORS = Table(
    "vectors", METADATA, Column("item", Text, primary_key=True), Column("value", LargeBinary, nullable=False)
)

VIEWS = Table(
    "views",
    METADATA,
    Column("record", _NUMBER, ForeignKey("records.number"), primary_key=True),
    Column("made", Text, nullable=False),
    Column("value", LargeBinary, nullable=False),
)
"""What a model saw of a record when it was read, and what saw it: unlike the rest it takes a model to make it again."""

KEYS = Table(
    "postings",
    METADATA,
    Column("key", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=False),
    Column("items", LargeBinary, nullable=False),
)
"""A key as a number, with all items that can be found by it: most keys have one, and there are very many of them."""

GROUPS = Table(
    "groups",
    METADATA,
    Column("kind", Text, primary_key=True),
    Column("item", Text, primary_key=True),
    Column("group", Text, nullable=False),
    Index("groups_members", "kind", "group"),
    sqlite_with_rowid=False,
)

GROUP_FACTS = Table(
    "group_facts",
    METADATA,
    Column("kind", Text, primary_key=True),
    Column("group", Text, primary_key=True),
    Column("value", JSON, nullable=False),
)

EDGES = Table(
    "edges",
    METADATA,
    Column("kind", Text, primary_key=True),
    Column("a", Text, primary_key=True),
    Column("b", Text, primary_key=True),
    Column("label", Text, nullable=False),
    Column("confidence", Float, nullable=False),
    Column("reasons", JSON, nullable=False),
    Index("edges_other_end", "kind", "b"),
)

# What people say. Rows are added and never changed: the last of a person's on one thing counts.

REVIEWS = Table(
    "reviews",
    METADATA,
    _count(),
    Column("item", Text, nullable=False, index=True),
    Column("judgement", Text, nullable=False),
    Column("reviewer", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("note", Text, nullable=False),
)

HANDS = Table(
    "hands",
    METADATA,
    _count(),
    Column("kind", Text, nullable=False),
    Column("a", Text, nullable=False),
    Column("b", Text, nullable=False),
    Column("joined", Boolean, nullable=False),
    Column("reviewer", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("note", Text, nullable=False),
)

# What `standoff watch` found, and where it stands. None of it can be made again from the reports.

NEWS = Table(
    "news",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("at", Text, nullable=False, index=True),
    Column("value", JSON, nullable=False),
    Column("waits", Boolean, nullable=False),  # to be told to others
)

LOOKED = Table(
    "looked",
    METADATA,
    Column("report", _NUMBER, ForeignKey("reports.number"), primary_key=True),
    sqlite_with_rowid=False,
)

FEEDS = Table("feeds", METADATA, Column("url", Text, primary_key=True), Column("value", JSON, nullable=False))
