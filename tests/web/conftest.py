"""The pages of the crisis on Tarn, asked without a network."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from standoff.crisis.kept import kept
from standoff.store import Store, open_store
from standoff.web.app import Access, make_app
from standoff.web.desk import Desk

Opened = Callable[..., TestClient]


@pytest.fixture
def store(tarn_file: Path) -> Iterator[Store]:
    opened = open_store(str(tarn_file))
    yield opened
    opened.close()


@pytest.fixture
def opened(store: Store) -> Opened:
    """Gives the pages to whoever may come in; `base_url` says by which name they are asked."""

    def client(*, base_url: str = "http://127.0.0.1:8750", **access: object) -> TestClient:
        desk = Desk(store, lambda session: kept(session, "tarn"), "tarn")
        app = make_app(desk, Access(**access))  # type: ignore[arg-type]  # what a test gives
        return TestClient(app, base_url=base_url, follow_redirects=False)

    return client


@pytest.fixture
def pages(opened: Opened) -> TestClient:
    return opened(reviewer="Dee")
