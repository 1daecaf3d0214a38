from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from standoff.errors import InputError, NotAllowedError, UnreadableError
from standoff.ingest import Rejected, Settings, count_reports, leads_of, opened, read
from standoff.ingest.feeds import form_of
from standoff.record import Article, id_of_text, id_of_url
from tests.ingest.pages import Answer, page, serving

OPEN = Settings(private_addresses=True)
XML = {"Content-Type": "application/xml; charset=utf-8"}
LONG = "<p>Ardan has accused Belmar of seizing a grain ship; Belmar denied it and spoke of an engine.</p>" * 3

RSS = """<?xml version="1.0" encoding="utf-8"?><!-- made by hand -->
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Northmoor &amp; Sons</title>
<item><title>Ship &lt;b&gt;seized&lt;/b&gt;</title><link>/one#top</link>
<pubDate>Wed, 01 May 2019 23:30:00 -0400</pubDate></item>
<item><title>Again</title><link>/one</link></item>
<item><title>Gone</title><link>/gone</link></item>
<item><title>No page</title><guid isPermaLink="false">n1</guid><author>x@y.example (Ada Orr)</author>
<content:encoded><![CDATA[{LONG}]]></content:encoded></item>
<item><title>Nothing</title><link>javascript:alert(1)</link></item>
</channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Tarn Desk</title><entry><id>tag:1</id><title>One</title>
<link rel="alternate" href="one"/><published>2019-05-03T01:00:00+02:00</published></entry></feed>"""

OPML = """<?xml version="1.0"?><opml version="2.0"><head><title>Mine</title></head><body>
<outline text="News"><outline type="rss" xmlUrl="{0}/rss"/><outline type="rss" xmlUrl="{0}/rss"/></outline>
<outline xmlUrl="{0}/page"/><outline xmlUrl="file:///etc/passwd"/><outline xmlUrl="{0}/opml"/></body></opml>"""


@pytest.fixture
def web() -> Iterator[tuple[str, list[tuple[str, str]]]]:
    answers: dict[str, Answer] = {
        "/one": Answer(page().encode()),
        "/page": Answer(page().encode()),
        "/rss": Answer(RSS.replace("{LONG}", LONG).encode(), headers=XML),
        "/atom": Answer(ATOM.encode(), headers={"Content-Type": "text/html"}),
        "/odd": Answer(b"%PDF", headers={"Content-Type": "application/pdf"}),
    }
    with serving(answers) as (base, asked):
        answers["/opml"] = Answer(OPML.format(base).encode(), headers=XML)
        yield base, asked


def told(found: list[Article | Rejected]) -> Mapping[str, InputError]:
    return {each.name: each.reason for each in found if isinstance(each, Rejected)}


def test_the_reports_of_a_feed_are_fetched(web: tuple[str, list[tuple[str, str]]]) -> None:
    base, asked = web
    found = list(read([f"{base}/rss"], OPEN))
    first, gone, inside, nothing = found
    assert isinstance(first, Article)
    assert (first.id, first.url, first.published) == (id_of_url(f"{base}/one"), f"{base}/one", "2019-05-01")
    assert isinstance(gone, Rejected)
    assert "status 404" in str(gone.reason)
    assert isinstance(inside, Article)
    assert (inside.id, inside.title, inside.outlet, inside.url) == (
        id_of_text("n1"),
        "No page",
        "Northmoor & Sons",
        None,
    )
    assert "Ardan has accused Belmar" in inside.text
    assert isinstance(nothing, Rejected)
    assert "neither an address nor a text" in str(nothing.reason)
    assert [path for path, _ in asked].count("/one") == 1


def test_an_atom_feed_is_known_by_its_root_and_its_links_are_relative(web: tuple[str, list[tuple[str, str]]]) -> None:
    base, _ = web
    (found,) = read([f"{base}/atom"], OPEN)
    assert isinstance(found, Article)
    assert (found.url, found.published) == (f"{base}/one", "2019-05-03")


def test_a_list_of_feeds_leads_to_their_reports(web: tuple[str, list[tuple[str, str]]], tmp_path: Path) -> None:
    base, asked = web
    path = tmp_path / "feeds.opml"
    path.write_text(OPML.format(base), encoding="utf-8")
    found = list(read([str(path)], OPEN))
    assert [each.url for each in found if isinstance(each, Article)] == [f"{base}/one", None]
    assert "is a web page and no feed" in str(told(found)[f"{base}/page"])
    assert "is no feed" in str(told(found)[f"{base}/opml"]), "a list in a list is not followed"
    assert [path for path, _ in asked].count("/rss") == 1
    assert len(list(read([f"{base}/opml"], OPEN))) == len(found)
    assert count_reports([str(path)]) is None


def test_what_is_known_is_not_fetched_again(web: tuple[str, list[tuple[str, str]]]) -> None:
    base, asked = web
    found = dict(opened(leads_of([f"{base}/rss"], OPEN), lambda place: place == f"{base}/one"))
    assert found[f"{base}/one"] is None
    assert "/one" not in [path for path, _ in asked]


def test_the_door_guards_the_addresses_of_a_feed(tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    path.write_text(ATOM.replace('"one"', '"http://127.0.0.1:9/x"'), encoding="utf-8")
    (found,) = read([str(path)])
    assert isinstance(found, Rejected)
    assert isinstance(found.reason, NotAllowedError)


@pytest.mark.parametrize("name", ["feed.xml", "feed.rss", "feed.atom", "feed.opml"])
@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (page(), "is a web page and no feed"),
        ("<?xml version='1.0'?><svg/>", "is no feed"),
        ("{}", "is no feed"),
        ("", "is no feed"),
        ("<opml><body/></opml>", "names no feed"),
        ("<opml><body>", "is no list of feeds"),
    ],
)
def test_what_is_no_feed_is_told(tmp_path: Path, name: str, content: str, reason: str) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    (found,) = read([str(path)])
    assert isinstance(found, Rejected)
    assert isinstance(found.reason, UnreadableError)
    assert reason in str(found.reason)


def test_a_feed_that_breaks_off_gives_what_it_has_and_says_so(tmp_path: Path) -> None:
    path = tmp_path / "feed.rss"
    path.write_text(RSS.replace("{LONG}", LONG).partition("<item><title>Nothing")[0], encoding="utf-8")
    found = list(read([str(path)]))
    assert [each.title for each in found if isinstance(each, Article)] == ["No page"]
    assert "breaks off or is damaged" in str(told(found)[str(path)])


def test_entities_of_a_list_are_not_opened(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("http://secret.example/", encoding="utf-8")
    path = tmp_path / "feeds.opml"
    path.write_text(
        f'<!DOCTYPE opml [<!ENTITY s SYSTEM "file://{secret}">]><opml><outline xmlUrl="&s;"/></opml>', encoding="utf-8"
    )
    (found,) = read([str(path)])
    assert isinstance(found, Rejected)
    assert "secret.example" not in str(found.reason)


def test_a_bomb_of_entities_is_no_bomb(tmp_path: Path) -> None:
    entities = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(12))
    head = f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY e0 "ha">{entities}]>'
    path = tmp_path / "feed.xml"
    path.write_text(f"{head}<rss version='2.0'><channel><title>&e12;</title></channel></rss>", encoding="utf-8")
    assert len(list(read([str(path)]))) <= 1


def test_a_page_that_is_neither_is_told(web: tuple[str, list[tuple[str, str]]]) -> None:
    (found,) = read([f"{web[0]}/odd"], OPEN)
    assert isinstance(found, Rejected)
    assert "no web page, plain text or feed" in str(found.reason)


@pytest.mark.parametrize(
    ("content", "form"),
    [
        (b"\xef\xbb\xbf <?xml version='1.0'?>\n<!-- a --><RSS>", "feed"),
        (b"<rdf:RDF xmlns='x'>", "feed"),
        (b"<feed>", "feed"),
        (b"<!DOCTYPE opml><opml>", "list"),
        (b"<!DOCTYPE html><html><rss>", None),
        (b"rss", None),
        (b"<??>" * 1200 + b"x", None),
        (b"", None),
    ],
)
def test_a_feed_is_known_by_its_outermost_element(content: bytes, form: str | None) -> None:
    assert form_of(content) == form
