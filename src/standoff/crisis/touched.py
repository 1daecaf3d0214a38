"""What of a crisis has changed since it was last mended, kept with what was linked, so that a kill loses none of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields

from standoff.store import Links

SPEAKER, NUMBER, TEXT = "speaker", "number", "text"
"""Groupings: of points by the actor of a report who says them (`report/A1`), of reports by their number, and by the
original of their text where there are copies of it."""
WHO, CAST = "who", "cast"
"""Of profiles, and of actors of reports, by the actor of the crisis that they are."""
_BETWEEN = "\n"
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Touched:
    """What linking changed. The values of what is only named are None."""

    reports: dict[str, None] = field(default_factory=dict)
    """Reports that are new, in their order."""
    profiles: dict[str, bool] = field(default_factory=dict)
    """Profiles that are new, and whether they are settled."""
    claims: dict[str, None] = field(default_factory=dict)
    """Groups of points that one joined or left."""
    points: dict[str, None] = field(default_factory=dict)
    """Points that were there before and changed their claim, or of which there is a new copy."""
    edges: dict[Pair, None] = field(default_factory=dict)
    """The two points of edges that are new and tell of a dispute."""

    def put(self, links: Links) -> None:
        """Keeps it beside what was touched before, and is then empty."""
        for kind, named in self._written().items():
            links.put_groups(kind, named)
        for each in fields(self):
            getattr(self, each.name).clear()

    def _written(self) -> Mapping[str, Mapping[str, str]]:
        return {
            _kind("reports"): dict.fromkeys(self.reports, ""),
            _kind("profiles"): {name: "settled" if known else "" for name, known in self.profiles.items()},
            _kind("claims"): dict.fromkeys(self.claims, ""),
            _kind("points"): dict.fromkeys(self.points, ""),
            _kind("edges"): {_BETWEEN.join(pair): "" for pair in self.edges},
        }


def touched(links: Links) -> Touched:
    """What was touched since `forget` was called."""
    found = {each.name: links.groups(_kind(each.name)) for each in fields(Touched)}
    pairs = (name.partition(_BETWEEN) for name in found["edges"])
    return Touched(
        dict.fromkeys(found["reports"]),
        {name: bool(known) for name, known in found["profiles"].items()},
        dict.fromkeys(found["claims"]),
        dict.fromkeys(found["points"]),
        dict.fromkeys((first, second) for first, _, second in pairs),
    )


def forget(links: Links) -> None:
    """Nothing is touched any more."""
    for each in fields(Touched):
        links.drop_groups(_kind(each.name))


def _kind(name: str) -> str:
    return f"touched {name}"
