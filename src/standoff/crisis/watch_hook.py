"""News posted to an address, signed, so that whoever gets them knows whence they come and when."""

from __future__ import annotations

import hmac
import json
import time
from collections.abc import Iterator, Sequence
from hashlib import sha256

from urllib3 import PoolManager, Retry, Timeout
from urllib3.exceptions import HTTPError

from standoff import __version__
from standoff.crisis.watch_news import as_json
from standoff.errors import UnreachableError
from standoff.store import News
from standoff.store.parts import in_parts

AT_ONCE = 50
"""News in one call, at most."""
_TRIES = 3
"""After the first, with pauses that double."""
_SECONDS = 15.0
_BUSY = frozenset({408, 425, 429, 500, 502, 503, 504})
"""Statuses after which another try may do."""


def post(url: str, key: bytes, crisis: str, news: Sequence[News], pause: float = 1.0) -> Iterator[Sequence[News]]:
    """Posts the news, some in a call, and gives those of each call that was taken (any status of 2xx).

    The address is the user's own, so it may be in a private network; redirects are not followed. `pause` is that
    before the second repetition, in seconds. Raises UnreachableError for the first call that is not taken.
    """
    with PoolManager(timeout=Timeout(_SECONDS)) as pool:
        for some in in_parts(news, AT_ONCE):
            _post(pool, url, key, _body(crisis, some), pause)
            yield some


def signature(key: bytes, timestamp: str, body: bytes) -> str:
    """What the header X-Standoff-Signature holds for a body and the X-Standoff-Timestamp beside it."""
    return "sha256=" + hmac.new(key, f"{timestamp}.".encode() + body, sha256).hexdigest()


def _body(crisis: str, news: Sequence[News]) -> bytes:
    told = {"crisis": crisis, "news": [as_json(each) for each in news]}
    return json.dumps(told, ensure_ascii=False, sort_keys=True).encode("utf-8", "replace")


def _post(pool: PoolManager, url: str, key: bytes, body: bytes, pause: float) -> None:
    timestamp = str(int(time.time()))
    headers = {
        "Content-Type": "application/json",
        "User-Agent": f"Standoff/{__version__}",
        "X-Standoff-Timestamp": timestamp,
        "X-Standoff-Signature": signature(key, timestamp, body),
    }
    again = Retry(
        _TRIES,
        redirect=0,
        backoff_factor=pause / 2,
        status_forcelist=_BUSY,
        allowed_methods=None,
        respect_retry_after_header=False,
        raise_on_status=False,
        raise_on_redirect=False,
    )
    try:
        answer = pool.request("POST", url, body=body, headers=headers, retries=again, redirect=False)
    except HTTPError as error:
        raise UnreachableError(f"The webhook {url} does not answer: {error}. It is tried again next time.") from error
    if not 200 <= answer.status < 300:
        raise UnreachableError(f"The webhook {url} answers with status {answer.status}. It is tried again next time.")
