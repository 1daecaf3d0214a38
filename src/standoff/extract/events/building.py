"""The events of a report: candidates of the tree and of its statements, judged by their meaning."""

from __future__ import annotations

from collections.abc import Sequence

from standoff.extract.events.candidates import Candidate, Pair
from standoff.extract.events.counterparts import completed
from standoff.extract.events.factuality import factuality, within
from standoff.extract.events.places import place_of
from standoff.extract.events.questions import Answer, Judge, question
from standoff.extract.events.speaking import proposed
from standoff.extract.events.surroundings import Surroundings
from standoff.record import Event, Place
from standoff.record.labels import EventCode, Factuality

_SURE_FACT = 0.9
"""The share of planned or possible at which the model outweighs a tree that shows nothing; denials show."""
_LASTING: frozenset[EventCode] = frozenset({"AID", "COOPERATE"})


def events(scene: Surroundings, judge: Judge) -> tuple[Event, ...]:
    """All events of the report in the order of the text, numbered from E1 on."""
    asked = [(each, pair) for each in proposed(scene) for pair in each.pairs]
    answers = judge([question(scene.who, *each) for each in asked]) if asked else ()
    judged = (_judged(scene, *one, answer) for one, answer in zip(asked, answers, strict=True))
    found = _once(scene, [event for event in judged if event is not None])
    whole = completed(found, scene.who.actors)
    return tuple(event.model_copy(update={"id": f"E{n}"}) for n, event in enumerate(whole, 1))


def _judged(scene: Surroundings, each: Candidate, pair: Pair, answer: Answer) -> Event | None:
    """The event, where its meaning lets it be one."""
    code, share = _code(each, answer)
    fact = None if share < each.footing.least or _standing(scene, each, code) else _factuality(scene, each, answer)
    if fact is None:
        return None
    (source, target), around = pair, scene.around(each.trigger[0])
    return Event(
        id="E0",
        code=code,
        trigger=scene.tree.span(each.trigger),
        source=source.actor,
        target=None if target is None else target.actor,
        time=_time(scene, each),
        place=_place(scene, each, code),
        factuality=fact,
        statement=None if around is None else around[1].id,
        confidence=round(share * each.footing.trust, 4),
    )


def _code(each: Candidate, answer: Answer) -> tuple[EventCode, float]:
    """The likeliest of the candidate's roots, and the share of them all against none."""
    shares = {code: answer.codes[code] * (1.0 if n else each.lean) for n, code in enumerate(each.codes)}
    offered = sum(shares.values())
    return max(shares, key=lambda one: shares[one]), offered / (offered + answer.codes["none"])


def _standing(scene: Surroundings, each: Candidate, code: EventCode) -> bool:
    """Whether a simple present outside the headline tells what is always so ("supplies", "recognises"): no event."""
    tree = scene.tree
    verb = tree.words[each.clause]
    lasting = code in _LASTING or (code == "SUPPORT" and verb.lemma.startswith("recogni"))
    present = verb.xpos in {"VBZ", "VBP"} and not tree.children(each.clause, "aux")
    return lasting and present and tree.sentence(each.clause) > 0


def _place(scene: Surroundings, each: Candidate, code: EventCode) -> Place | None:
    """What stands at the clause, else at the trigger; of troops also where they go."""
    words = dict.fromkeys((each.clause, each.trigger[0]))
    places = (place_of(scene.tree, word, scene.world, moving=code == "MOBILIZE") for word in words)
    return next(filter(None, places), None)


def _time(scene: Surroundings, each: Candidate) -> str | None:
    """What stands at the trigger, else the time of the statement whose cue it is."""
    told = (scene.date(word) for word in dict.fromkeys((each.trigger[0], each.clause)))
    spoken = scene.spoken.get(each.trigger[0])
    return next(filter(None, told), spoken.time if spoken else None)


def _factuality(scene: Surroundings, each: Candidate, answer: Answer) -> Factuality | None:
    """By the tree, the statement around it, and the model; None for what no one asserts: a deed not done."""
    fact = _in_statement(scene, each, _by_tree(scene, each))
    denies = (around := scene.around(each.trigger[0])) is not None and around[1].act == "deny"
    if fact == "denied" and not denies:
        return None
    likeliest = max(answer.facts, key=lambda one: answer.facts[one])
    doubted = fact == "happened" and likeliest != "denied" and answer.facts[likeliest] > _SURE_FACT
    return likeliest if doubted else fact


def _by_tree(scene: Surroundings, each: Candidate) -> Factuality:
    """What the first of trigger and clause shows that shows anything."""
    words = dict.fromkeys((each.trigger[0], each.clause))
    facts = (factuality(scene.tree, word, scene.triggers, scene.cues, turned=each.turned) for word in words)
    return next((fact for fact in facts if fact != "happened"), "happened")


def _in_statement(scene: Surroundings, each: Candidate, own: Factuality) -> Factuality:
    around = scene.around(each.trigger[0])
    if around is None:
        return own
    content, statement = around
    words = scene.tree.words
    finite = words[each.clause].xpos in {"VBD", "VBZ", "VBP"}
    above = (each.clause, *scene.tree.ancestors(each.clause))
    heads = any(word in content and words[word].head not in content for word in above)
    return within(statement.act, own, finite=finite, heads=heads)


def _once(scene: Surroundings, events: Sequence[Event]) -> list[Event]:
    """Of several mentions in one sentence with the same code and parties, the surest."""
    best: dict[tuple[object, ...], Event] = {}
    for event in events:
        sentence = scene.tree.sentence(scene.tree.covered([event.trigger])[0])
        key = (sentence, event.code, event.source, event.target)
        if key not in best or best[key].confidence < event.confidence:
            best[key] = event
    return sorted(best.values(), key=lambda event: (event.trigger, event.source or "", event.target or ""))
