"""Reports of one kind for tests of the store: small, and as many as are wanted."""

from standoff.record import Actor, Article, Record, Source, Statement
from standoff.store import Origin, Session

MODEL = "tarn-1"


def report(name: str, words: str = "Tarn lent $2m in 2019") -> Record:
    """A report in which Ada Orr says the words."""
    text = f"Ada Orr said {words}."
    content = ((13, 13 + len(words)),)
    source = Source(span=(0, 7), actor="A1")
    return Record(
        id=name,
        title=f"Report {name}",
        outlet="Harbor News",
        published="2019-05-01",
        text=text,
        actors=(Actor(id="A1", name="Ada Orr", kind="person", country="VEN", mentions=((0, 7),)),),
        statements=(
            Statement(
                id="S1", source=source, cue=(8, 12), content=content, quoted="indirect", act="assert", confidence=0.9
            ),
        ),
    )


def article_of(record: Record) -> Article:
    return Article(**{name: getattr(record, name) for name in Article.model_fields})


def keep(session: Session, record: Record, model: str = MODEL) -> None:
    """Puts a report and its record."""
    session.reports.put(article_of(record), Origin(f"{record.id}.txt", f"sum of {record.id}", "2019-05-02T00:00:00Z"))
    session.reports.put_record(record, model)
