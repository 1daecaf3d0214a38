"""Takes the pictures in docs/pictures of the pages of a crisis: scripts/take_pictures.py CRISIS [FOLDER].

Needs Chromium, and `pip install 'standoff[web]' playwright`.
"""

import shutil
import socket
import sys
import threading
from pathlib import Path

import uvicorn
from playwright.sync_api import sync_playwright

from standoff.crisis.kept import kept
from standoff.crisis.opened import open_crisis
from standoff.web.app import Access, make_app
from standoff.web.desk import Desk

PICTURES = (  # name, page, what is clicked before, width, height, dark
    ("overview", "/", "", 1280, 1080, False),
    ("report", "/reports", "td a[href*='harbor-news']", 1280, 900, False),
    ("disputes-phone", "/disputes", "", 390, 900, True),
    ("ties", "/ties", "", 1280, 900, False),
)


def main(location: str, folder: Path) -> None:
    """Serves the crisis for as long as it takes."""
    folder.mkdir(parents=True, exist_ok=True)
    listener = socket.create_server(("127.0.0.1", 0))
    with open_crisis(location) as crisis:
        name = crisis.name
        app = make_app(Desk(crisis.store, lambda session: kept(session, name), name), Access(reviewer="A. Orr"))
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning", lifespan="off"))
        thread = threading.Thread(target=server.run, args=([listener],), daemon=True)
        thread.start()
        take(f"http://127.0.0.1:{listener.getsockname()[1]}", folder)
        server.should_exit = True
        thread.join()


def take(address: str, folder: Path) -> None:
    """One picture after another."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for name, path, click, width, height, dark in PICTURES:
            page = browser.new_page(base_url=address, color_scheme="dark" if dark else "light")
            page.set_viewport_size({"width": width, "height": height})
            page.goto(path)
            if click:
                page.locator(click).first.click()
                page.locator(".evidence").nth(2).click()
            page.wait_for_load_state("networkidle")
            page.screenshot(path=folder / f"{name}.png")
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2] if len(sys.argv) > 2 else "docs/pictures"))
