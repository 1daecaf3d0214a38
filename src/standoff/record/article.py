"""A report as it goes into the reading: its text and what is known of where it comes from."""

from typing import Self

from pydantic import model_validator

from standoff.record.values import Day, Id, Stretches, Value


class Article(Value):
    """One news report. `text` is what every offset points into, and is never changed."""

    id: Id
    url: str | None = None
    title: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    language: str | None = None
    """An ISO 639-1 code, such as "en"."""
    published: Day | None = None
    """The day that relative dates in the text are resolved against."""
    text: str
    furniture: Stretches = ()
    """What in `text` is no part of the report: menus, players, credits, prompts. Nothing is analysed inside it."""

    @model_validator(mode="after")
    def _furniture_lies_in_the_text(self) -> Self:
        if self.furniture and self.furniture[-1][1] > len(self.text):
            raise ValueError(
                f"furniture {self.furniture[-1]} ends behind the text, which has {len(self.text)} characters"
            )
        return self
