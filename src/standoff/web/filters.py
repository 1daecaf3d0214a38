"""What a page was asked for, as its address says it: the same for pages, for JSON and for what is taken away."""

from __future__ import annotations

from typing import Annotated, Any
from urllib.parse import urlencode

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from standoff.report.asked import Asked


def _given(value: Any) -> Any:  # noqa: ANN401  # whatever an address holds
    """An empty field of a form asks for nothing."""
    return value.strip() or None if isinstance(value, str) else value


def _least(value: Any) -> Any:  # noqa: ANN401  # whatever an address holds
    return 0.0 if value in {"", None} else value


Words = Annotated[str | None, BeforeValidator(_given), Field(max_length=400)]


class Filters(BaseModel):
    """What is asked for; what is not given leaves nothing out."""

    model_config = ConfigDict(frozen=True)

    q: Words = Field(None, description="Words that all stand in it; in quotation marks together, a star leaves open.")
    actor: Words = Field(None, description="A name, words of one, or an id of the crisis.")
    country: Words = Field(None, description="ISO 3166-1 alpha-3, such as VEN.")
    part: Words = Field(None, description="Kind of source: official, analyst, media, other, unnamed.")
    act: Words = Field(None, description="What a statement does, such as deny.")
    kind: Words = Field(None, description="Of dispute, tie, event, claim or actor.")
    outlet: Words = Field(None, description="Whose report, by its whole name.")
    report: Words = Field(None, description="One report, by its id.")
    claim: Words = Field(None, description="Of voices: the claim, by its id.")
    judgement: Words = Field(None, description="accept, reject, undecided, or none: what people said of a dispute.")
    since: Words = Field(None, description="Day, month or year.")
    until: Words = Field(None, description="Day, month or year.")
    min_confidence: Annotated[float, BeforeValidator(_least), Field(ge=0, le=1)] = 0.0
    one: Words = Field(None, description="Of ties: one end, an actor or a state by its three letters.")
    other: Words = Field(None, description="Of ties: the other end.")
    ends: Words = Field(None, description="Of edges: `all` has actors of no known state as well.")
    page: Annotated[int, Field(ge=1, le=1_000_000)] = 1

    def asked(self) -> Asked:
        """The part of it that questions to a crisis know. Raises QuestionError for what no answer could fit."""
        own = ("actor", "country", "since", "until", "kind", "min_confidence")
        return Asked(**{name: getattr(self, name) for name in own})

    def given(self) -> dict[str, str]:
        """All that leaves something out, by name: pages aside."""
        found = {name: getattr(self, name) for name in type(self).model_fields if name != "page"}
        return {name: str(value) for name, value in found.items() if value}

    def link(self, path: str = "", **changes: object) -> str:
        """The address of the same with changes; None takes a filter away, and the first page comes first."""
        wanted = {**self.given(), **{name: str(value) if value is not None else "" for name, value in changes.items()}}
        query = urlencode({name: value for name, value in wanted.items() if value})
        return f"{path}?{query}" if query else path or "?"


EVERYTHING = Filters()
"""Filters that leave nothing out."""
