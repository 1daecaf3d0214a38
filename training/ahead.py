"""Making batches while the last one is learned from."""

from __future__ import annotations

from collections.abc import Iterator
from queue import Queue
from threading import Thread
from typing import TypeVar

_Item = TypeVar("_Item")


def ahead(items: Iterator[_Item], depth: int = 4) -> Iterator[_Item]:
    """The same items, made by a thread of their own while the last ones are worked on."""
    ready: Queue[_Item | None] = Queue(depth)
    failed: list[BaseException] = []

    def make() -> None:
        try:
            for item in items:
                ready.put(item)
        except BaseException as error:  # noqa: BLE001 - handed to the thread that waits, which raises it
            failed.append(error)
        ready.put(None)

    Thread(target=make, daemon=True).start()
    while (item := ready.get()) is not None:
        yield item
    if failed:
        raise failed[0]
