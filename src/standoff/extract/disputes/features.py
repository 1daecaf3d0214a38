"""What ties two statements: each feature a number from 0 to about 3, most of them 0 or 1."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import log, log1p

from standoff.extract.disputes.facts import Facts
from standoff.record import Quantity

Shares = Mapping[str, float]
"""The probabilities of the relations of two statements, as the model of meaning sees them."""
Features = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two statements by index: the contest answers the claim."""

    claim: int
    contest: int

    @property
    def ends(self) -> tuple[int, int]:
        """The claim and the contest."""
        return self.claim, self.contest


_ACTS = ("accuse", "assert", "assess", "deny", "reject", "warn", "endorse")
_STANDING = frozenset({"accuse", "assert", "assess", "warn", "deny"})
_LEAST = 0.01


def features(facts: Facts, pair: Pair, shares: Shares) -> Features:
    """All features of a pair."""
    return {
        **_meanings(shares),
        **{f"claim_{act}": float(facts.statements[pair.claim].act == act) for act in _ACTS},
        **{f"contest_{act}": float(facts.statements[pair.contest].act == act) for act in _ACTS},
        **_cues(facts, pair),
        **_places(facts, pair),
        **_parties(facts, pair),
        **_matters(facts, pair),
        **_answers(facts, pair),
    }


def _meanings(shares: Shares) -> Features:
    """The model's relations in nats above one in a hundred, and together."""
    contrary = shares["denies"] + shares["figures"] + shares["counter"]
    named = {
        f"says_{name}": log(max(shares[name], _LEAST) / _LEAST) for name in ("same", "denies", "figures", "counter")
    }
    return {**named, "says_contrary": log(max(contrary, _LEAST) / _LEAST), "says_unrelated": shares["unrelated"]}


def _cues(facts: Facts, pair: Pair) -> Features:
    """What the cues name."""
    claim, contest = facts.named_acts[pair.claim], facts.named_acts[pair.contest]
    return {
        "claim_named_accuse": float("accuse" in claim),
        "claim_named_deny": float("deny" in claim),
        "contest_named_deny": float("deny" in contest),
        "contest_named_reject": float("reject" in contest),
        "contest_named_accuse": float("accuse" in contest),
    }


def _places(facts: Facts, pair: Pair) -> Features:
    """Where the two stand to each other."""
    claim, contest = facts.statements[pair.claim], facts.statements[pair.contest]
    first, last = sorted((pair.claim, pair.contest))
    gap = max(0, facts.sentences[last][0] - facts.sentences[first][1])
    between = range(first + 1, last)
    rivals = sum(facts.sides[n] != facts.sides[pair.contest] and facts.statements[n].act in _STANDING for n in between)
    return {
        "distance": log1p(last - first - 1),
        "sentences": log1p(gap),
        "same_sentence": float(gap == 0),
        "rivals": log1p(rivals),
        "backward": float(pair.contest < pair.claim),
        "paragraph": float(_paragraph(facts, pair)),
        "headline": float(facts.headline(first)),
        "nested": float(claim.within == contest.id),
        "inside": float(contest.within == claim.id),
    }


def _parties(facts: Facts, pair: Pair) -> Features:
    """Who the two are, and whether they speak of each other."""
    claimant, contester = facts.sides[pair.claim], facts.sides[pair.contest]
    known = claimant is not None and contester is not None
    back = claimant is not None and claimant in facts.mentioned[pair.contest]
    aimed = contester is not None and contester in facts.mentioned[pair.claim]
    accused = aimed and facts.statements[pair.claim].act == "accuse"
    return {
        "other_side": float(known and claimant != contester),
        "same_side": float(known and claimant == contester),
        "aims_back": float(back),
        "aimed_at": float(aimed),
        "accused": float(accused),
        "back_and_forth": float(aimed and back),
    }


def _matters(facts: Facts, pair: Pair) -> Features:
    """What the two have in common, and in what they differ."""
    one, other = facts.matter[pair.claim], facts.matter[pair.contest]
    same, differ = _numbers(facts.counts[pair.claim], facts.counts[pair.contest])
    return {
        "words": overlap(one, other),
        "shared": min(len(one & other), 4) / 2,
        "actors": float(bool(facts.actors[pair.claim] & facts.actors[pair.contest])),
        "numbers_differ": float(differ),
        "numbers_same": float(same),
        "opposites": float(any((a, b) in facts.vocabulary.opposites for a in one for b in other)),
        "negated": float(facts.negated(pair.contest)),
        "claim_negated": float(facts.negated(pair.claim)),
        "one_negated": float(facts.negated(pair.claim) != facts.negated(pair.contest)),
    }


def _answers(facts: Facts, pair: Pair) -> Features:
    """How the contest takes up what it answers: by its name, by a pronoun, by calling it untrue."""
    named, claim = facts.named_things[pair.contest], facts.statements[pair.claim].act
    fits = claim in named or ("assert" in named and claim in {"accuse", "assess", "warn"})
    return {
        "names_it": float(fits),
        "names_other": float(bool(named) and not fits),
        "points": float(facts.points(pair.contest)),
        "refutes": float(facts.refutes(pair.contest)),
        "short": float(len(facts.words[pair.contest]) <= 4),
        "goes_on": float(_goes_on(facts, pair)),
    }


def _goes_on(facts: Facts, pair: Pair) -> bool:
    """Whether the contest goes on from its source's statement just before, which may have answered already."""
    before = pair.contest - 1
    if before < 0 or before == pair.claim or pair.contest < pair.claim:
        return False
    source = facts.statements[pair.contest].source.actor
    return source is not None and facts.statements[before].source.actor == source


def _numbers(one: tuple[Quantity, ...], other: tuple[Quantity, ...]) -> tuple[bool, bool]:
    """Whether two quantities of the same unit are equal; whether some differ and none are equal."""
    alike = [(a, b) for a in one for b in other if a.unit == b.unit]
    same = any((a.value, a.low, a.high) == (b.value, b.low, b.high) for a, b in alike)
    return same, bool(alike) and not same


def _paragraph(facts: Facts, pair: Pair) -> bool:
    text = facts.tree.document.text
    first, last = sorted((facts.statements[pair.claim].content[0], facts.statements[pair.contest].content[0]))
    return "\n" not in text[first[1] : last[0]]


def overlap(first: frozenset[str], second: frozenset[str]) -> float:
    """The share of the shorter one's lemmas that stand in both."""
    least = min(len(first), len(second))
    return len(first & second) / least if least else 0.0
