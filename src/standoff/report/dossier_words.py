"""The templates of pages and dossier: escaping everywhere, and the words that both use for labels."""

from __future__ import annotations

from collections.abc import Mapping

from jinja2 import BaseLoader, ChoiceLoader, Environment, PackageLoader, StrictUndefined

from standoff.record.show_words import percent, quoted, verb, visible
from standoff.report.dossier_net import Family
from standoff.report.rows import Part

CALLED: Mapping[Part, str] = {
    "official": "officials",
    "analyst": "analysts",
    "media": "media",
    "other": "others with a name",
    "unnamed": "unnamed",
}
FAMILIES: Mapping[Family, str] = {
    "force": "arms, troops, training",
    "money": "loans, aid, trade, investment",
    "standing": "recognition, alliance",
    "pressure": "sanctions",
}


def environment(*loaders: BaseLoader) -> Environment:
    """Templates that escape everything that is put in; those of the loaders come before those of the dossier."""
    own = PackageLoader("standoff.report", "dossier_templates")
    made = Environment(
        loader=ChoiceLoader([*loaders, own]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {
        "percent": percent,
        "verb": verb,
        "counted": counted,
        "number": "{:,}".format,
        "quoted": quoted,
        "visible": visible,
    }
    made.globals |= {"parts": CALLED, "families": FAMILIES}
    return made


def style() -> str:
    """The style sheet."""
    loader = PackageLoader("standoff.report", "dossier_templates")
    return loader.get_source(Environment(autoescape=True), "standoff.css")[0]


def counted(count: int, what: str, many: str = "") -> str:
    """A count with what it counts: "1 copy", "1,200 statements"."""
    return f"{count:,} {what if count == 1 else many or what + 's'}"
