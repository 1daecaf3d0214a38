"""What a reader may decide about ingest, in one frozen value."""

from dataclasses import dataclass

from standoff import __version__


@dataclass(frozen=True, slots=True)
class Settings:
    """Defaults for what an input does not say of itself, and the limits that guard memory, time and network."""

    published: str | None = None
    """The day (YYYY-MM-DD) of reports for which their own line of JSON gives none; wins over what a page says."""
    outlet: str | None = None
    """The outlet of such reports."""
    languages: tuple[str, ...] = ("en",)
    """ISO 639-1 codes of the languages that are read; the first is that of reports too short to tell."""
    most_bytes: int = 20_000_000
    """The largest file, line, stream or answer that is read. A long newspaper page has 50,000 bytes of text."""
    most_page_bytes: int = 4_000_000
    """The largest web page that is taken apart: time and memory for that grow with its size."""
    most_expanded_bytes: int = 20_000_000
    """The most bytes that a compressed answer may unpack to."""
    most_seconds: float = 30.0
    """For the fetching of one address with all its redirects, and again for taking one page apart."""
    most_redirects: int = 5
    """How often an address may send on to another."""
    private_addresses: bool = False
    """Whether hosts on private, loopback, link-local and reserved addresses may be asked."""
    user_agent: str = f"Standoff/{__version__}"
    """How requests name themselves; what stands before the slash is what robots.txt is searched for."""


DEFAULTS = Settings()
