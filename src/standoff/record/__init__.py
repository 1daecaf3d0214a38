"""The frozen types of the record, their ids and laws, and JSON in and out. The product's contract."""

from standoff.record.article import Article
from standoff.record.crisis import (
    Claim,
    Crisis,
    ReportEntry,
    SharedActor,
    SharedDispute,
    SharedTie,
    Side,
    TieVersion,
    Voice,
)
from standoff.record.ids import id_of_file, id_of_text, id_of_url
from standoff.record.items import Actor, Dispute, Event, Place, Quantity, Source, Statement, Tie, Time
from standoff.record.record import Record

__all__ = [
    "Actor",
    "Article",
    "Claim",
    "Crisis",
    "Dispute",
    "Event",
    "Place",
    "Quantity",
    "Record",
    "ReportEntry",
    "SharedActor",
    "SharedDispute",
    "SharedTie",
    "Side",
    "Source",
    "Statement",
    "Tie",
    "TieVersion",
    "Time",
    "Voice",
    "id_of_file",
    "id_of_text",
    "id_of_url",
]
