"""A real browser before the pages: Debian's Chromium, led by Playwright."""

import shutil
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
import uvicorn
from playwright.sync_api import Browser, sync_playwright
from starlette.types import ASGIApp

from tests.debian import found_or_installed

_WORK = 0.05
"""Seconds of work that show how crowded the machine is."""
_FLAGS = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--no-first-run"]


def chromium() -> str:
    """Where Chromium is. Installs it as root; else the test is skipped, and says so."""
    found = found_or_installed(lambda: shutil.which("chromium"), "chromium")
    if found is None:
        pytest.skip("Chromium is missing, and the pages go untested in a browser: apt-get install chromium")
    return found


@contextmanager
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        made = playwright.chromium.launch(executable_path=chromium(), args=_FLAGS)
        yield made
        made.close()


@contextmanager
def served(app: ASGIApp) -> Iterator[str]:
    """The address at which the application answers while the block runs."""
    listener = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", lifespan="off", ws="none"))
    thread = threading.Thread(target=server.run, args=([listener],), daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    server.should_exit = True
    thread.join(timeout=10)
    listener.close()


def crowding() -> float:
    """How many times longer work takes now than its own time: 1 where the machine has nothing else to do."""
    began, own = time.perf_counter(), time.thread_time()
    while time.thread_time() - own < _WORK:
        pass
    return max(1.0, (time.perf_counter() - began) / _WORK)
