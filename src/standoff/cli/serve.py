"""`standoff serve`: the pages of a crisis, for this machine unless it is told otherwise."""

from __future__ import annotations

import gc
import socket
import sys
import webbrowser
from dataclasses import dataclass
from ipaddress import ip_address
from secrets import token_urlsafe
from urllib.parse import quote

from standoff.crisis.hands import logged_in
from standoff.crisis.kept import kept
from standoff.crisis.opened import open_crisis
from standoff.errors import MissingPackageError, NotAllowedError, shown

try:
    import uvicorn

    from standoff.web.app import Access, make_app
    from standoff.web.desk import Desk
    from standoff.web.door import LOOPBACK
except ModuleNotFoundError as error:
    raise MissingPackageError(f"The pages need {error.name}: pip install 'standoff[web]'") from error


@dataclass(frozen=True, slots=True)
class Serving:
    """What the command line asks for."""

    crisis: str
    host: str
    port: int
    token: str | None
    reviewer: str | None
    browse: bool = False


def serve(asked: Serving) -> None:
    """Answers until it is ended. Raises StoreError, and NotAllowedError where it may not listen there."""
    with open_crisis(asked.crisis) as crisis, _listening(asked) as listener:
        name, own = crisis.name, access(asked)
        app = make_app(Desk(crisis.store, lambda session: kept(session, name), name), own)
        address = address_of(asked, listener.getsockname()[1], own.token)
        sys.stdout.write(f"Standoff shows {name} at {address}\nCtrl-C ends it.\n")
        sys.stdout.flush()
        if asked.browse:
            webbrowser.open(address)
        _settle()
        config = uvicorn.Config(app, log_level="warning", server_header=False, lifespan="off")
        uvicorn.Server(config).run([listener])


def _settle() -> None:
    """Spares what is loaded by now the rounds of the garbage collector, which each large record sets off: it stays."""
    gc.collect()
    gc.freeze()


def access(asked: Serving) -> Access:
    """Who may come in. Beyond this machine nobody does without a token."""
    here = _is_loopback(asked.host)
    token = asked.token or (None if here else token_urlsafe(24))
    hosts = (*LOOPBACK, asked.host) if here else ("*",)
    return Access(hosts, token, asked.reviewer or logged_in())


def address_of(asked: Serving, port: int, token: str | None) -> str:
    """The address to open, with the token where there is one."""
    host = socket.gethostname() if asked.host in {"0.0.0.0", "::", ""} else asked.host  # noqa: S104  # compared only
    shown_host = f"[{host}]" if ":" in host else host
    return f"http://{shown_host}:{port}/" + (f"?token={quote(token)}" if token else "")


def _listening(asked: Serving) -> socket.socket:
    try:
        family = socket.getaddrinfo(asked.host, asked.port, type=socket.SOCK_STREAM)[0][0]
        return socket.create_server((asked.host, asked.port), family=family, backlog=128)
    except (OSError, UnicodeError) as error:
        where = f"port {asked.port} of {shown(asked.host)}"
        reason = getattr(error, "strerror", None) or str(error)
        raise NotAllowedError(f"Nothing can listen at {where}: {reason}. Name others with --port or --host.") from error


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False
