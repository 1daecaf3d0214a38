"""The closed sets of labels. What each means is told in docs/GLOSSARY.md."""

from typing import Literal

ActorKind = Literal["person", "organization", "state", "group"]
Sector = Literal[
    "GOV", "MIL", "OPP", "REB", "LEG", "JUD", "BUS", "MED", "IGO", "NGO", "EDU", "CVL", "SPY", "PTY"
]  # PLOVER sectors
Quoted = Literal["direct", "mixed", "indirect"]
Act = Literal["assert", "deny", "accuse", "warn", "demand", "pledge", "endorse", "reject", "assess", "ask"]
DisputeKind = Literal["denial", "contradiction", "counter-accusation"]
EventCode = Literal[
    "AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "YIELD", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST",
    "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # PLOVER roots  # fmt: skip
Factuality = Literal["happened", "planned", "possible", "denied"]
TieKind = Literal[
    "arms", "loan", "aid", "trade", "investment", "deployment", "training", "recognition", "alliance", "sanction"
]
TieStatus = Literal["current", "past", "planned", "denied"]
Modifier = Literal["START", "MID", "END", "APPROX"]  # TIMEX3 mod
Qualifier = Literal["about", "at least", "up to", "more than", "almost"]
Stance = Literal["asserts", "denies"]
