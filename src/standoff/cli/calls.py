"""Reading from Python: `standoff.read` and `standoff.read_many`, over the same stream as the command."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import groupby, islice
from os import PathLike, fspath
from pathlib import Path

from standoff.cli.loading import Reader, load_reader
from standoff.cli.stream import read_stream
from standoff.errors import DuplicateError, InputError, UnreadableError, shown
from standoff.ingest import Rejected, Settings
from standoff.ingest import read as ingest
from standoff.record import Article, Record

Source = str | PathLike[str] | Article
"""A file, a page's http(s) address, `-` for the standard input, or an article; for `read_many` a folder as well."""

Folder = str | PathLike[str]


def read(
    source: Source,
    *,
    published: str | None = None,
    outlet: str | None = None,
    bundle: Folder | None = None,
    threads: int = 1,
) -> Record:
    """The record of one report: a file, a page's http(s) address, `-` for the standard input, or an article.

    `published` (YYYY-MM-DD, what relative dates are resolved against) and `outlet` say what the source does not say of
    itself; an article is taken as it is. `bundle` is the folder of another model than the one in the package. With more
    `threads` the record is the same. The model is loaded at the first call, and kept for the next.

    Raises InputError, or a kind of it that says more, where the source cannot be read or holds more than one report.
    Raises BundleError where the model cannot be used.
    """
    inputs = list(islice(_inputs([source], Settings(published=published, outlet=outlet)), 2))
    if not inputs:
        raise UnreadableError(f"There is no report in {_name(source)}. Name another source.")
    if len(inputs) > 1:
        raise InputError(f"There is more than one report in {_name(source)}. Use `standoff.read_many`.")
    (found,) = read_stream(_loaded(bundle, threads), inputs, threads)
    if isinstance(found, Rejected):
        raise found.reason
    return found


def read_many(
    sources: Iterable[Source],
    *,
    published: str | None = None,
    outlet: str | None = None,
    bundle: Folder | None = None,
    threads: int = 1,
) -> Iterator[Record | Rejected]:
    """The records of any number of reports, in the order of their sources, each as soon as it is there.

    A source is what `read` takes, or a folder, or a file of JSON lines. What cannot be read comes as `Rejected`, with
    its `name` and its `reason`, an InputError; the others are read. Of two reports with one id the second is rejected.
    The options are those of `read`. Raises BundleError, when the first record is asked for, where the model cannot be
    used.
    """
    inputs = _inputs(sources, Settings(published=published, outlet=outlet))
    yield from read_stream(_loaded(bundle, threads), _each_once(inputs), threads)


def _inputs(sources: Iterable[Source], settings: Settings) -> Iterator[Article | Rejected]:
    """Articles as they are, and what the names lead to."""
    for given, run in groupby(sources, lambda source: isinstance(source, Article)):
        if given:
            yield from (_article(each) for each in run if isinstance(each, Article))
        else:
            yield from ingest((fspath(each) for each in run if not isinstance(each, Article)), settings)


def _article(given: Article) -> Article:
    """The article alone: a record, to be read again, leaves behind what was found in it."""
    return Article(**{name: getattr(given, name) for name in Article.model_fields})


def _each_once(inputs: Iterable[Article | Rejected]) -> Iterator[Article | Rejected]:
    """The second of two reports with one id is rejected, whether they come as articles or by name."""
    seen: set[str] = set()
    for each in inputs:
        if isinstance(each, Article) and each.id in seen:
            reason = f"There are two reports with the id {shown(each.id)}. Give one of them another id."
            yield Rejected(each.id, DuplicateError(reason))
        else:
            yield each
            seen.update([each.id] if isinstance(each, Article) else [])


def _name(source: Source) -> str:
    return shown(source.id if isinstance(source, Article) else fspath(source))


def _loaded(bundle: Folder | None, threads: int) -> Reader:
    return _kept_reader(None if bundle is None else Path(bundle), threads)


@lru_cache(maxsize=1)
def _kept_reader(bundle: Path | None, threads: int) -> Reader:
    """Loading takes as long as reading a report: who reads one after another waits for it once."""
    return load_reader(bundle, threads)
