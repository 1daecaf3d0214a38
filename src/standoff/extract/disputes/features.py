"""What ties two statements: each feature a number from 0 to about 5, most of them 0 or 1."""

from __future__ import annotations

from collections.abc import Mapping
from math import log, log1p

from standoff.extract.disputes.compared import Compared, Pair, Shares
from standoff.extract.disputes.facts import APART, Facts
from standoff.record import Quantity

Features = Mapping[str, float]
OF_MEANING = "says_"
"""How the names of those features begin that come from the model of meaning."""

_ANSWERING = frozenset(
    {"answer", "contest", "counter", "dispute", "insist", "maintain", "object", "protest", "rebut", "reply", "respond"}
    | {"retort"}
)
_LEAST, _FIRST = 0.01, 0.1
_RAREST = 3.0


def features(compared: Compared, pair: Pair) -> Features:
    """All features of a pair."""
    facts, rivals = compared.facts, compared.rivals(pair)
    return {
        **_meanings(compared, pair),
        **_acts(facts, pair),
        **_turns(compared, pair, rivals),
        **_places(facts, pair),
        **_parties(facts, pair),
        **_matters(facts, pair),
        **_answers(facts, pair, rivals),
    }


def _nats(share: float) -> float:
    """Nats above one in a hundred."""
    return log(max(share, _LEAST) / _LEAST)


def _meanings(compared: Compared, pair: Pair) -> Features:
    """How contrary the model holds the two, and whether it holds either end more so to another statement."""
    first, last = sorted(pair.ends)
    shares: Shares = compared.shares[first, last]
    contrary = compared.contrary(first, last)
    return {
        "says_contrary": _nats(contrary),
        "says_same": _nats(shares["same"]),
        "says_unrelated": shares["unrelated"],
        "says_turn": _nats(compared.between_turns(pair)),
        "says_behind": _nats(compared.most[pair.contest]) - _nats(contrary),
        "says_first": float(contrary >= compared.most[pair.claim] and contrary > _FIRST),
    }


def _acts(facts: Facts, pair: Pair) -> Features:
    """What is done with the two, and what their cues name."""
    acts = facts.statements[pair.claim].act, facts.statements[pair.contest].act
    claim, contest = facts.named_acts[pair.claim], facts.named_acts[pair.contest]
    return {
        "claim_assert": float(acts[0] == "assert"),
        "contest_accuse": float(acts[1] == "accuse"),
        "contest_assert": float(acts[1] == "assert"),
        "contest_deny": float(acts[1] == "deny"),
        "claim_named_accuse": float("accuse" in claim),
        "claim_named_deny": float("deny" in claim),
        "contest_named_deny": float("deny" in contest),
        "contest_named_reject": float("reject" in contest),
        "apart": float(not APART.isdisjoint(acts)),
        "both_deny": float(facts.denying[pair.claim] and facts.denying[pair.contest]),
        "both_accuse": float(acts == ("accuse", "accuse")),
    }


def _turns(compared: Compared, pair: Pair, rivals: int) -> Features:
    """Whether the two turns are neighbours, and whether a denial goes on with an account of its own."""
    facts = compared.facts
    turn = compared.turns[compared.turn[pair.contest]]
    goes_on = not facts.denying[pair.contest] and any(facts.denying[each] for each in turn)
    return {
        "near": float(rivals == 0),
        "goes_on": float(goes_on),
        "goes_on_near": float(goes_on and rivals == 0 and pair.claim < pair.contest),
    }


def _places(facts: Facts, pair: Pair) -> Features:
    """Where the two stand to each other."""
    claim, contest = facts.statements[pair.claim], facts.statements[pair.contest]
    first, last = sorted(pair.ends)
    gap = max(0, facts.sentences[last][0] - facts.sentences[first][1])
    return {
        "sentences": log1p(gap),
        "same_sentence": float(gap == 0),
        "nested": float(claim.within == contest.id),
        "inside": float(contest.within == claim.id),
    }


def _parties(facts: Facts, pair: Pair) -> Features:
    """Who the two are, and whether they speak of each other."""
    claimant, contester = facts.sides[pair.claim], facts.sides[pair.contest]
    ours, theirs = facts.houses[pair.claim], facts.houses[pair.contest]
    strangers, known = not ours & theirs, claimant is not None and contester is not None
    accusing = all(facts.statements[end].act == "accuse" for end in pair.ends)
    together = not strangers or (known and claimant == contester)
    back = not ours.isdisjoint(facts.roots[pair.contest])
    return {
        "other_side": float(known and claimant != contester),
        "same_house": float(not strangers),
        "other_house": float(strangers and bool(ours) and bool(theirs)),
        "aimed_at": float(strangers and not theirs.isdisjoint(facts.roots[pair.claim])),
        "aims_back": float(strangers and back),
        "accuse_together": float(accusing and together),
        "accuse_back": float(accusing and (back or claimant in facts.mentioned[pair.contest])),
    }


def _matters(facts: Facts, pair: Pair) -> Features:
    """What the two have in common, and in what they differ."""
    one, other = facts.stems[pair.claim], facts.stems[pair.contest]
    lemmas = facts.matter[pair.claim], facts.matter[pair.contest]
    same, differ = _numbers(facts.counts[pair.claim], facts.counts[pair.contest])
    return {
        "words": overlap(one, other),
        "rare": min(_RAREST, sum(1 / (facts.commonness[stem] - 1) for stem in one & other)),
        "actors": float(bool(facts.actors[pair.claim] & facts.actors[pair.contest])),
        "numbers_differ": float(differ),
        "numbers_same": float(same),
        "opposites": float(any((a, b) in facts.vocabulary.opposites for a in lemmas[0] for b in lemmas[1])),
        "negated": float(facts.negated(pair.contest)),
        "one_negated": float(facts.negated(pair.claim) != facts.negated(pair.contest)),
        "negates_it": float(_negates(facts, *pair.ends) or _negates(facts, pair.contest, pair.claim)),
    }


def _negates(facts: Facts, one: int, other: int) -> bool:
    """Whether the one negates a word that stands in the other unnegated."""
    return bool((facts.negations[one] & facts.matter[other]) - facts.negations[other])


def _answers(facts: Facts, pair: Pair, rivals: int) -> Features:
    """How the contest takes up what it answers: by its name, by a pronoun, by calling it untrue."""
    named, claim = facts.named_things[pair.contest], facts.statements[pair.claim].act
    takes_up, later = facts.taking_up[pair.contest], pair.claim < pair.contest
    denying, denies = facts.denying[pair.contest], "deny" in facts.named_acts[pair.contest]
    apart = not (takes_up or facts.points(pair.contest) or facts.meet(pair.claim, pair.contest))
    return {
        "denies_other": float(denying and apart),
        "names_it": float(claim in named or ("assert" in named and claim in {"accuse", "assess", "warn"})),
        "points": float(facts.points(pair.contest)),
        "refutes": float(facts.refutes(pair.contest)),
        "claim_takes_up": float(facts.taking_up[pair.claim]),
        "takes_up": float(takes_up),
        "takes_up_near": float(takes_up and later and rivals == 0),
        "takes_up_next": float(takes_up and later and rivals == 1),
        "takes_up_before": float(takes_up and not later),
        "denies_near": float(denying and not (takes_up or apart) and later and rivals == 0),
        "denies_before": float(denies and not later and rivals == 0),
        "denies_first": float(denies and not later and rivals <= 1 and facts.leads(pair.contest)),
        "answers": float(not _ANSWERING.isdisjoint(facts.cue_lemmas[pair.contest])),
    }


def _numbers(one: tuple[Quantity, ...], other: tuple[Quantity, ...]) -> tuple[bool, bool]:
    """Whether two quantities of the same unit are equal; whether some differ and none are equal."""
    alike = [(a, b) for a in one for b in other if a.unit == b.unit]
    same = any((a.value, a.low, a.high) == (b.value, b.low, b.high) for a, b in alike)
    return same, bool(alike) and not same


def overlap(first: frozenset[str], second: frozenset[str]) -> float:
    """The share of the shorter one's lemmas that stand in both."""
    least = min(len(first), len(second))
    return len(first & second) / least if least else 0.0
