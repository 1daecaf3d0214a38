from importlib.metadata import entry_points
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import DocBin

import standoff
from standoff.language.bundle import packaged
from standoff.record import Article, Record
from standoff.spacy import Component, declare, make
from tests.report.exports.sample import LEAD, RECORDS

GROUPS = "actors sources cues contents events ties times quantities furniture".split()
TOLD = Path(__file__).parent.parent / "samples" / "venezuela" / "harbor-news.txt"


def read_fake(article: Article) -> Record:
    return RECORDS[0].model_copy(update={"id": article.id, "published": article.published, "outlet": article.outlet})


@pytest.fixture
def nlp() -> Language:
    declare()
    return spacy.blank("en")


def test_a_document_has_its_record_and_spans_for_every_group(nlp: Language) -> None:
    doc = Component(read_fake, published="2021-03-02")(nlp(LEAD))
    assert doc._.record.text == doc.text
    assert doc._.record.published == "2021-03-02"
    assert sorted(doc.spans) == sorted(f"standoff.{group}" for group in GROUPS)
    actors = [(span.text, span.label_, span.id_) for span in doc.spans["standoff.actors"]]
    assert actors[0] == ("Ada Orr", "person", "A1")
    assert [span.label_ for span in doc.spans["standoff.events"]] == ["ASSAULT", "REJECT"]


def test_statements_hold_whole_tokens_that_cover_their_words(nlp: Language) -> None:
    doc = Component(read_fake)(nlp(LEAD))
    accusation, denial = doc._.statements
    assert accusation.statement.act == "accuse"
    assert accusation.cue.text == "said"
    assert accusation.source.text == "Ada Orr, 🜲 foreign minister of Velmark"
    for span, (start, end) in zip(accusation.content, accusation.statement.content, strict=True):
        assert span.start_char <= start < end <= span.end_char
        assert LEAD[start:end] in span.text
    assert [span.text for span in denial.content] == ["it."]


def test_the_day_of_one_document_goes_before_the_setting(nlp: Language) -> None:
    doc = nlp.make_doc(LEAD)
    doc.user_data["standoff.published"] = "2021-03-09"
    assert Component(read_fake, published="2021-03-02")(doc)._.record.published == "2021-03-09"


def test_the_record_goes_with_the_document_into_a_file(nlp: Language) -> None:
    doc = Component(read_fake)(nlp(LEAD))
    packed = DocBin(store_user_data=True, docs=[doc]).to_bytes()
    (loaded,) = DocBin().from_bytes(packed).get_docs(nlp.vocab)
    assert loaded._.record == doc._.record
    assert len(loaded._.statements) == 2
    assert [span.id_ for span in loaded.spans["standoff.cues"]] == ["S1", "S2"]


def test_a_document_without_text_or_not_read_has_none(nlp: Language) -> None:
    for doc in (Component(read_fake)(nlp("")), nlp("Unread.")):
        assert (doc._.record, doc._.statements, len(doc.spans)) == (None, (), 0)


def test_spacy_is_told_of_the_component() -> None:
    (found,) = entry_points(group="spacy_factories", name="standoff")
    assert found.load() is make


@pytest.mark.bundle
@pytest.mark.skipif(not packaged().joinpath("card.json").is_file(), reason="there is no bundle in the package yet")
def test_the_component_is_found_by_its_name_and_reads() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("standoff", config={"published": "2019-05-01"})
    text = TOLD.read_bytes().decode()
    doc = nlp(text)
    assert doc._.record.text == text
    assert doc._.record.statements == standoff.read(TOLD, published="2019-05-01").statements
    assert {"deny", "accuse"} <= {each.statement.act for each in doc._.statements}
    assert all(each.content for each in doc._.statements)
    assert nlp.get_pipe_meta("standoff").assigns == ["doc._.record", "doc._.statements", "doc.spans"]
