"""Sources are added to a crisis, a transaction a batch: a kill loses nothing kept, and no report is read twice."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from hashlib import sha256

from standoff.crisis.kept import copies_of
from standoff.crisis.reading import Reading, Result, Task, read_all
from standoff.crisis.sights import made_by
from standoff.errors import DuplicateError, shown
from standoff.ingest import Found, Lead, Rejected, Settings, is_address, leads_of, opened
from standoff.record import Article, Record
from standoff.store import HAD, Origin, Outcome, Session, Store, now

_MOST = 8
_MOST_BYTES = 4_000_000
"""Of a batch: little is read again after a kill, and little is in memory."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Some sources: those that are to be read, and what is known of the others already."""

    places: tuple[str, ...]
    """All of them, in their order."""
    tasks: tuple[Task, ...]
    settled: tuple[Outcome, ...]


def add(store: Store, names: Iterable[str], settings: Settings, reading: Reading) -> Iterator[list[Outcome]]:
    """Reads what the names lead to into the store, and gives what became of it as soon as that is kept.

    What the same model has read before is not read again, and an address is not even asked again; another model reads
    all anew and adds its records. Raises StoreError, WorkerError and BundleError.
    """
    yield from add_leads(store, leads_of(names, settings), reading)


def add_leads(store: Store, leads: Iterable[Lead], reading: Reading) -> Iterator[list[Outcome]]:
    """The same for leads that are at hand."""
    places = opened(leads, partial(_had_before, store))
    prepared: deque[Batch] = deque()
    results = read_all((batch.tasks for batch in _noted(_batches(store, places, reading.model), prepared)), reading)
    for found in results:
        batch = prepared.popleft()
        yield _keep(store, batch, found, reading.model)


def _noted(batches: Iterator[Batch], prepared: deque[Batch]) -> Iterator[Batch]:
    """The batches, each noted down as it is taken."""
    for batch in batches:
        prepared.append(batch)
        yield batch


def _had_before(store: Store, place: str) -> bool:
    """Whether an address has been asked before, and its report is there."""
    if not is_address(place):
        return False
    with store.reading() as session:
        outcome = session.outcomes.of([place]).get(place)
    return outcome is not None and outcome.kind in HAD


def _batches(store: Store, places: Iterable[tuple[str, Found | Rejected | None]], model: str) -> Iterator[Batch]:
    for some in _parted(places):
        with store.reading() as session:
            batch = _prepared(session, some, model)
        yield batch


def _parted(places: Iterable[tuple[str, Found | Rejected | None]]) -> Iterator[dict[str, Found | Rejected | None]]:
    """The places, so many at a time as a batch may hold."""
    some: dict[str, Found | Rejected | None] = {}
    size = 0
    for place, found in places:
        some[writable(place)] = found
        size += len(found.content) if isinstance(found, Found) else 0
        if len(some) == _MOST or size > _MOST_BYTES:
            yield some
            some, size = {}, 0
    if some:
        yield some


def _prepared(session: Session, places: Mapping[str, Found | Rejected | None], model: str) -> Batch:
    """Parts what is to be read from what is there. What only another model has read is read again as it is kept."""
    before = session.outcomes.of(places)
    sums = session.reports.sums(filter(None, map(_id, places.values())))
    known = {
        place: _known(found, before.get(place), sums)
        for place, found in places.items()
        if not isinstance(found, Rejected)
    }
    ids = {report for report, _ in known.values() if report}
    read = session.reports.read_by(model, ids)
    kept = session.reports.articles(ids - read)
    settled, tasks = [_rejected(place, each) for place, each in places.items() if isinstance(each, Rejected)], []
    for place, (report, digest) in known.items():
        found = places[place]
        if report in read:
            settled.append(Outcome(place, "already there", report, digest))
        elif report:
            tasks.append(Task(place, digest, now(), partial(_same, kept[report])))
        elif isinstance(found, Found):
            tasks.append(Task(place, digest, found.fetched or now(), found.make))
    return Batch(tuple(places), tuple(tasks), tuple(settled))


def _known(found: Found | None, before: Outcome | None, sums: Mapping[str, str]) -> tuple[str | None, str]:
    """The id of the report, where these bytes of it are there, and the digest of the bytes."""
    if found is None:
        return (before.report, before.sha256 or "") if before else (None, "")
    digest = sha256(found.content).hexdigest()
    if before and before.kind in HAD and before.sha256 == digest:
        return before.report, digest
    name = _id(found)
    return (name if name and sums.get(name) == digest else None), digest


def _id(found: Found | Rejected | None) -> str | None:
    """The id that is known before the text is, where a database can be asked for it."""
    name = found.id if isinstance(found, Found) else None
    return name if name and name == writable(name) else None


def _same(article: Article) -> Article:
    """An article that is there already, in the form of a task."""
    return article


def _keep(store: Store, batch: Batch, results: Sequence[Result], model: str) -> list[Outcome]:
    """Keeps what was read and what became of each source, all of it or nothing."""
    with store.writing() as session:
        read = [_kept(session, *each, model) for each in zip(batch.tasks, results, strict=True)]
        outcomes = sorted([*batch.settled, *read], key=lambda each: batch.places.index(each.place))
        session.outcomes.put(outcomes)
    return outcomes


def _kept(session: Session, task: Task, result: Result, model: str) -> Outcome:
    if isinstance(result, Rejected):
        return _rejected(task.place, result, task.sha256)
    record = result.record
    article = _article(record)
    there = session.reports.articles([record.id]).get(record.id)
    if there is None:
        session.reports.put(article, Origin(task.place, task.sha256, task.fetched))
    elif there.text != article.text:
        reason = DuplicateError(f"The crisis has another report with the id {shown(article.id)}. Rename one of them.")
        return _rejected(task.place, Rejected(task.place, reason), task.sha256)
    elif there != article or session.reports.read_by(model, [record.id]):
        return Outcome(task.place, "already there", record.id, task.sha256)
    session.reports.put_record(record, model)
    if result.views is not None:
        session.reports.put_views(record.id, made_by(model), result.views)
    return Outcome(task.place, "read", record.id, task.sha256)


def _article(record: Record) -> Article:
    return Article(**{name: getattr(record, name) for name in Article.model_fields})


def _rejected(place: str, rejected: Rejected, digest: str | None = None) -> Outcome:
    return Outcome(place, "rejected", None, digest, writable(str(rejected.reason)))


def with_copies(store: Store, outcomes: Sequence[Outcome]) -> list[Outcome]:
    """The outcomes once linking has found what is a copy of what, which is kept for all sources. Raises StoreError."""
    with store.writing() as session:
        session.outcomes.mark_copies(copies_of(session.links))
        now_kept = session.outcomes.of(each.place for each in outcomes if each.kind == "read")
    return [now_kept.get(each.place, each) for each in outcomes]


def writable(name: str) -> str:
    """A name or message as a database keeps it: names of files may hold bytes that are no characters."""
    return name.replace("\0", "\\0").encode("utf-8", "backslashreplace").decode("utf-8")
