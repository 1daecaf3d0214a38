"""Files, pages, feeds and archives become articles, or are rejected with a reason."""

from standoff.ingest.leads import Found, Lead, Rejected, opened
from standoff.ingest.page import article_of_page
from standoff.ingest.plain import Known, article_of_text
from standoff.ingest.settings import Settings
from standoff.ingest.sources import STANDARD_INPUT, count_reports, is_address, leads_of, read

__all__ = [
    "STANDARD_INPUT",
    "Found",
    "Known",
    "Lead",
    "Rejected",
    "Settings",
    "article_of_page",
    "article_of_text",
    "count_reports",
    "is_address",
    "leads_of",
    "opened",
    "read",
]
