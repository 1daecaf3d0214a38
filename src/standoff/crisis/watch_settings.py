"""What a person writes of what is to be watched, in TOML: feeds, actors, and where news go."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, model_validator

from standoff.errors import StandoffError, UnreadableError, shown
from standoff.ingest import is_address


def _address(value: str) -> str:
    if not is_address(value):
        raise ValueError("it must begin with http:// or https://")
    return value


_Address = Annotated[str, AfterValidator(_address)]
_Words = Annotated[str, Field(min_length=1)]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Feed(_Part):
    """A feed (RSS or Atom)."""

    url: _Address
    name: str = ""
    """How messages call it; by default its address."""

    @property
    def called(self) -> str:
        """Its name and its address, or its address alone."""
        return f"{self.name} ({self.url})" if self.name else self.url


class Webhook(_Part):
    """An address to which news are posted, signed with a secret. It stands in the file or in the environment."""

    url: _Address
    secret: _Words | None = None
    secret_env: _Words | None = None

    @model_validator(mode="after")
    def _one_secret(self) -> Self:
        if bool(self.secret) == bool(self.secret_env):
            raise ValueError("it needs either secret or secret_env")
        return self

    def key(self, environment: Mapping[str, str] = os.environ) -> bytes:
        """The secret. Raises UnreadableError where the environment lacks it."""
        found = self.secret or environment.get(self.secret_env or "", "")
        if not found:
            raise UnreadableError(f"The secret of the webhook is to stand in {self.secret_env}, which is not set.")
        return found.encode()


class AtomFile(_Part):
    """A file that holds the last news as a feed."""

    path: _Words


class Plan(_Part):
    """All of it."""

    feeds: Annotated[tuple[Feed, ...], Field(min_length=1, strict=False)]
    follow: Annotated[tuple[_Words, ...], Field(strict=False)] = ()
    """Actors whose statements are news: names, some words of one, or ids."""
    min_confidence: Annotated[float, Field(ge=0, le=1, strict=False)] = 0.0
    """Less sure items are no news."""
    webhook: Webhook | None = None
    atom: AtomFile | None = None


@dataclass(frozen=True, slots=True)
class Written:
    """A plan, and the text of its file when it was last looked at, which may be another since."""

    plan: Plan
    text: str


def read_plan(path: Path) -> Written:
    """What a file says is to be watched; the path of the Atom file is relative to it. Raises UnreadableError."""
    text = _text(path)
    return Written(_parsed(text, path), text)


def reread(path: Path, before: Written, check: Callable[[Plan], None]) -> tuple[Written, StandoffError | None]:
    """The plan as the file has it now; where that will not do, the one before, with the reason, which is given once.

    `check` raises StandoffError for a plan that cannot be followed here.
    """
    text = ""
    try:
        text = _text(path)
        plan = before.plan if text == before.text else _parsed(text, path)
        check(plan)
    except StandoffError as fault:
        return replace(before, text=text), None if text == before.text else fault
    return Written(plan, text), None


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise UnreadableError(f"{path} cannot be read: {error.strerror}. Check the name and the rights.") from error
    except UnicodeDecodeError as error:
        raise UnreadableError(f"{path} is not UTF-8 text. Save it as UTF-8.") from error


def _parsed(text: str, path: Path) -> Plan:
    try:
        plan = Plan.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise UnreadableError(f"{path} is no TOML: {error}. Mend it there.") from error
    except ValidationError as error:
        raise UnreadableError(f"{path}: {_first(error)} docs/WATCH.md shows what it may hold.") from error
    return _placed(plan, path)


def _first(error: ValidationError) -> str:
    """The first of the faults: where, and what; numbers count from 1, as people do."""
    fault = error.errors(include_url=False)[0]
    where = ".".join(str(each + 1) if isinstance(each, int) else each for each in fault["loc"])
    value = "" if isinstance(fault["input"], dict | list) else f" ({shown(fault['input'])})"
    said = fault["msg"].removeprefix("Value error, ")
    return f"{where}{value}: {said[:1].lower()}{said[1:]}."


def _placed(plan: Plan, path: Path) -> Plan:
    repeated = {feed.url for feed in plan.feeds if sum(each.url == feed.url for each in plan.feeds) > 1}
    if repeated:
        raise UnreadableError(f"{path}: {min(repeated)} stands in it twice. Take one out.")
    if plan.atom is None:
        return plan
    return plan.model_copy(update={"atom": AtomFile(path=str(path.parent / plan.atom.path))})
