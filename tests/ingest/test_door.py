import gzip
import socket
from contextlib import closing
from threading import Thread
from time import monotonic, sleep

import pytest

from standoff.errors import InputError, NotAllowedError, TooLargeError, UnreachableError
from standoff.ingest import Rejected, Settings, read
from standoff.ingest.door import is_public, make_fetcher
from standoff.record import Article, id_of_url
from tests.ingest.pages import Answer, page, serving

OPEN = Settings(private_addresses=True, most_seconds=5)
PAGE = Answer(page().encode())


def refused(url: str, settings: Settings = OPEN) -> InputError:
    with pytest.raises(InputError) as caught:
        make_fetcher(settings)(url)
    return caught.value


def test_a_page_is_fetched_and_read() -> None:
    with serving({"/a": PAGE}) as (web, asked):
        (article,) = read([f"{web}/a"], OPEN)
    assert isinstance(article, Article)
    assert (article.id, article.url) == (id_of_url(f"{web}/a"), f"{web}/a")
    assert "Belmar denied it." in article.text
    assert asked == [("/robots.txt", OPEN.user_agent), ("/a", OPEN.user_agent)]


@pytest.mark.parametrize(
    "address",
    """127.0.0.1 10.1.2.3 172.16.0.1 192.168.1.1 169.254.169.254 100.64.0.1 0.0.0.0 224.0.0.1 255.255.255.255 192.0.2.1
    ::1 fe80::1%eth0 fc00::1 ::ffff:127.0.0.1 64:ff9b::7f00:1 2002:7f00:1:: ff02::1 ::""".split(),
)
def test_what_is_not_public_is_told_apart(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.215.14", "2606:2800:21f:cb07::1", "64:ff9b::5db8:d70e"])
def test_what_is_public_is_let_through(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "0.0.0.0", "2130706433", "127.1"])  # noqa: S104
def test_private_hosts_are_refused_however_they_are_written(host: str) -> None:
    with serving({"/a": PAGE}) as (web, asked):
        port = web.rpartition(":")[2]
        reason = refused(f"http://{host}:{port}/a", Settings())
    assert isinstance(reason, NotAllowedError | UnreachableError)  # systems differ in the odd spellings they resolve
    assert asked == []


def test_a_redirect_is_checked_like_the_first_address() -> None:
    away = Answer(status=302, headers={"Location": "http://10.0.0.7/secret"})
    with serving({"/a": away}) as (web, _), pytest.raises(NotAllowedError, match=r"10\.0\.0\.7"):
        make_fetcher(Settings(), lambda address: address == "127.0.0.1")(f"{web}/a")


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://example.org/a", "gopher://x/"])
def test_a_redirect_leads_to_the_web_only(target: str) -> None:
    with serving({"/a": Answer(status=301, headers={"Location": target})}) as (web, _):
        assert isinstance(refused(f"{web}/a"), NotAllowedError)


def test_redirects_are_followed_and_come_to_an_end() -> None:
    loop = Answer(status=302, headers={"Location": "/loop"})
    with serving({"/a": Answer(status=308, headers={"Location": "b"}), "/b": PAGE, "/loop": loop}) as (web, asked):
        assert make_fetcher(OPEN)(f"{web}/a").url == f"{web}/b"
        assert "sends on again" in str(refused(f"{web}/loop"))
    assert asked.count(("/loop", OPEN.user_agent)) == OPEN.most_redirects + 1


def test_a_gzip_bomb_is_not_unpacked() -> None:
    bomb = Answer(gzip.compress(b"0" * 50_000_000), headers={"Content-Encoding": "gzip", "Content-Type": "text/html"})
    with serving({"/a": bomb}) as (web, _):
        assert isinstance(
            refused(f"{web}/a", Settings(private_addresses=True, most_expanded_bytes=100_000)), TooLargeError
        )


def test_a_packed_page_is_unpacked() -> None:
    packed = gzip.compress(page().encode())
    with serving(
        {
            "/a": Answer(packed, headers={"Content-Encoding": "gzip"}),
            "/b": Answer(packed[:-20], headers={"Content-Encoding": "gzip"}),
        }
    ) as (web, _):
        assert make_fetcher(OPEN)(f"{web}/a").content == page().encode()
        assert "broke off" in str(refused(f"{web}/b"))


def test_too_long_an_answer_is_cut_short() -> None:
    with serving({"/a": Answer(b"x" * 200_000)}) as (web, _):
        assert isinstance(refused(f"{web}/a", Settings(private_addresses=True, most_bytes=1000)), TooLargeError)


def test_an_answer_that_drips_is_given_up_at_the_deadline() -> None:
    with serving({"/robots.txt": Answer(), "/a": Answer(b"x" * 1000, drip=0.05)}) as (web, _):
        start = monotonic()
        reason = refused(f"{web}/a", Settings(private_addresses=True, most_seconds=0.3))
    assert "more than 0.3 seconds" in str(reason)
    assert monotonic() - start < 3


def test_headers_that_never_end_are_given_up_at_the_deadline() -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as server:
        Thread(target=_drip_headers, args=[server], daemon=True).start()
        reason = refused(
            f"http://127.0.0.1:{server.getsockname()[1]}/a", Settings(private_addresses=True, most_seconds=0.3)
        )
    assert "more than 0.3 seconds" in str(reason)


def _drip_headers(server: socket.socket) -> None:
    stream, _ = server.accept()
    with stream:
        try:
            while True:
                stream.sendall(b"H")
                sleep(0.05)
        except OSError:
            return


@pytest.mark.parametrize(
    ("robots", "path", "open_"),
    [
        (Answer(b"User-agent: *\nDisallow: /a"), "/a", False),
        (Answer(b"User-agent: standoff\nDisallow:\n\nUser-agent: *\nDisallow: /"), "/a", True),
        (Answer(status=404), "/a", True),
        (Answer(status=503), "/a", False),
    ],
)
def test_robots_are_obeyed(robots: Answer, path: str, open_: bool) -> None:  # noqa: FBT001
    with serving({"/robots.txt": robots, path: PAGE}) as (web, asked):
        (found,) = read([f"{web}{path}"], OPEN)
    assert isinstance(found, Article) == open_
    assert (path in [each for each, _ in asked]) == open_


def test_robots_are_asked_for_once_a_host() -> None:
    with serving({"/a": PAGE, "/b": PAGE}) as (web, asked):
        assert all(isinstance(each, Article) for each in read([f"{web}/a", f"{web}/b"], OPEN))
    assert [path for path, _ in asked] == ["/robots.txt", "/a", "/b"]


def test_other_statuses_and_kinds_are_told() -> None:
    picture = Answer(b"\x89PNG", headers={"Content-Type": "image/png"})
    with serving({"/b": Answer(status=500), "/c": picture}) as (web, _):
        found = list(read([f"{web}/a", f"{web}/b", f"{web}/c"], OPEN))
    said = [str(each.reason) for each in found if isinstance(each, Rejected)]
    assert ["404" in said[0], "500" in said[1], "image/png" in said[2]] == [True, True, True]


@pytest.mark.parametrize(
    "url",
    [
        "http://",
        "http:///a",
        "http://[::1",
        "http://a:99999/",
        "http://a b/",
        "https://x\n/",
        "http://" + "a" * 70 + ".example/",
    ],
)
def test_what_is_no_address_is_refused(url: str) -> None:
    assert str(refused(url))


def test_what_speaks_no_tls_is_refused() -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as server:
        Thread(target=_hang_up, args=[server], daemon=True).start()
        assert isinstance(refused(f"https://127.0.0.1:{server.getsockname()[1]}/"), UnreachableError)


def _hang_up(server: socket.socket) -> None:
    server.accept()[0].close()
