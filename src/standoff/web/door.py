"""Who may come in, and what a browser may do with a page: checked before any page is made.

The server is meant for one desk. A page of another site must not reach it through the reader's browser, so the name in
the address must be one of its own, and what changes something must come from its own pages.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie
from secrets import compare_digest
from urllib.parse import parse_qsl, urlencode, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

COOKIE = "standoff_token"
LOOPBACK = ("127.0.0.1", "localhost", "::1")
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "content-security-policy": _POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}
_SAFE = frozenset({"GET", "HEAD"})
_REFUSED = "Open the address that `standoff serve` printed: it holds the token that this server asks for.\n"


@dataclass(frozen=True)
class Door:
    """An ASGI application around another. Without a token everybody who reaches it may come in."""

    app: ASGIApp
    hosts: Sequence[str] = LOOPBACK
    """The names by which it may be asked; `*` for any."""
    token: str | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers itself where nobody may come in, else lets the application answer."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers[name] = value
            await send(message)

        refusal = self._refusal(scope)
        await (refusal or self.app)(scope, receive, guarded)

    def _refusal(self, scope: Scope) -> Response | None:
        headers = Headers(scope=scope)
        if "*" not in self.hosts and _name(headers.get("host", "")) not in self.hosts:
            return PlainTextResponse("This name is not one of this server's own.\n", 421)
        if scope["method"] not in _SAFE and not _own(headers):
            return PlainTextResponse("Only this server's own pages may change something.\n", 403)
        return None if self.token is None else self._without_token(scope, headers, self.token)

    def _without_token(self, scope: Scope, headers: Headers, token: str) -> Response | None:
        query = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
        given = dict(query).get("token", "")
        if given and _same(given, token) and scope["method"] in _SAFE:
            return _welcome(scope, [pair for pair in query if pair[0] != "token"], token)
        bearer = headers.get("authorization", "").removeprefix("Bearer ")
        if _same(bearer, token) or _same(_cookie(headers), token):
            return None
        return PlainTextResponse(_REFUSED, 401, {"www-authenticate": "Bearer"})


def _welcome(scope: Scope, query: list[tuple[str, str]], token: str) -> Response:
    """The same page without the token in its address, where it would stay in the browser's history."""
    path = "/" + scope["path"].lstrip("/\\")
    answer = RedirectResponse(f"{path}?{urlencode(query)}" if query else path, 303)
    answer.set_cookie(COOKIE, token, httponly=True, samesite="strict")
    return answer


def _same(given: str, token: str) -> bool:
    return compare_digest(given.encode(), token.encode())


def _cookie(headers: Headers) -> str:
    try:
        found: SimpleCookie = SimpleCookie(headers.get("cookie", ""))
    except CookieError:
        return ""
    return found[COOKIE].value if COOKIE in found else ""


def _name(host: str) -> str:
    """The host's name without its port."""
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""


def _own(headers: Headers) -> bool:
    """Whether a request comes from one of the server's own pages, or from no page at all."""
    origin, site = headers.get("origin"), headers.get("sec-fetch-site", "none")
    if origin is None:
        return site in {"none", "same-origin"}
    return urlsplit(origin).netloc == headers.get("host")
