"""Drafts of ties: words that bind, with the actors that stand in their slots."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product

from standoff.extract.ties.ends import CLEAR, End, Ends
from standoff.extract.ties.lexicon import KINDS, Frame
from standoff.extract.ties.setting import Setting
from standoff.extract.ties.slots import found, objects, subject
from standoff.language.document import Span

Options = list[tuple[int, list[End]]]
"""The actors in each slot that has any, with the slot's rank."""
_CONDITIONS = frozenset({"if", "unless", "whether", "lest"})
_MOST = 6
"""Ties that one word binds at most: two lists of actors joined by "and" would make many."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A tie as the tree has it: the word that binds, its frame and kind ("?": ask), the things given, the two ends.

    `rank` says how far down the frame's lists of slots the ends were found.
    """

    trigger: int
    frame: Frame
    kind: str
    things: tuple[int, ...]
    giver: End
    taker: End
    rank: int
    figure: Span | None = None
    """The figure that is this draft's alone, where several share a word: "Tanzania sent 750 men, Sudan 600"."""

    @property
    def guessed(self) -> bool:
        """Whether an end stands in no slot, but is only told of nearby."""
        return "near" in (self.giver.how, self.taker.how)


def drafts(setting: Setting, ends: Ends) -> tuple[Draft, ...]:
    """All drafts of a report, in the order of their words."""
    words = (word for word in range(len(setting.tree.words)) if word not in setting.inside)
    found = [draft for word in words for draft in _at(setting, ends, word)]
    found += [more for draft in found for more in gapped(setting, ends, draft)]
    given = {thing for draft in found if draft.frame.pos == "VERB" for thing in draft.things}
    return tuple(draft for draft in found if draft.frame.pos == "VERB" or draft.trigger not in given)


def gapped(setting: Setting, ends: Ends, draft: Draft) -> Iterator[Draft]:
    """The drafts that share the draft's verb unsaid: an actor and a figure side by side, with no verb of their own."""
    tree = setting.tree
    last = tree.document.sentences[tree.sentence(draft.trigger)].end
    acting = subject(tree, draft.trigger) if draft.frame.pos == "VERB" else None
    if acting is None or draft.guessed:
        return
    for quantity in setting.quantities:
        words = tree.covered([quantity.span])
        who = _before(setting, words[0]) if words and draft.trigger < words[0] < last else None
        end = ends.at(who) if who is not None and who > draft.trigger else None
        if end and end.how == "own":
            is_giver = draft.giver.word == acting
            giver, taker = (end, draft.taker) if is_giver else (draft.giver, end)
            if ends.differ(giver, taker):
                yield replace(draft, giver=giver, taker=taker, figure=quantity.span)


def _before(setting: Setting, figure: int) -> int | None:
    """The head of the name right before a figure that begins a clause of its own: ", Sudan 600"."""
    mentions = [each for each in setting.cast.mentions if each.end == figure]
    name = max(mentions, key=lambda each: each.end - each.start, default=None)
    if name is None or name.start == 0:
        return None
    opening = [word for word in setting.forms[max(0, name.start - 2) : name.start] if word.lower() != "the"]
    return name.head if opening and opening[-1].lower() in (",", ";", "and") else None


def _hypothetical(setting: Setting, word: int) -> bool:
    """Whether the word heads a clause that only supposes: "if it sent troops"."""
    marks = setting.tree.children(word, "mark")
    return any(setting.tree.words[each].lemma.lower() in _CONDITIONS for each in marks)


def _at(setting: Setting, ends: Ends, word: int) -> list[Draft]:
    """The drafts of a word by the best of its frames."""
    frames = _frames(setting, word)
    if not frames or _hypothetical(setting, word):
        return []
    pairs = ((frame, *found) for frame in frames for found in _kinds(setting, frame, word))
    made = (_made(setting, ends, word, *pair) for pair in pairs)
    return min(filter(None, made), key=lambda group: _cost(group[0]), default=[])


def _cost(draft: Draft) -> tuple[bool, bool, bool, bool, int]:
    frame = draft.frame
    is_other = bool(frame.classes) and draft.kind == frame.other != ""
    return draft.guessed, is_other, not frame.sure, not frame.classes, draft.rank


def _frames(setting: Setting, word: int) -> Sequence[Frame]:
    tree, lexicon = setting.tree, setting.lexicon
    lemma = tree.words[word].lemma.lower()
    if tree.words[word].upos == "VERB":
        return lexicon.of((tree.form(word).lower(), lemma, f"{lemma}e", lemma.removesuffix("s")), "VERB")
    if tree.words[word].upos != "NOUN" or word in setting.named:
        return ()
    before = setting.forms[word - 1].lower() if word else ""
    given = setting.thing(word)
    classed = (f"@{given[1]}",) if given and given[0] == word else ()
    return lexicon.of((f"{before} {lemma}", lemma, *classed), "NOUN")


def _kinds(setting: Setting, frame: Frame, word: int) -> Iterator[tuple[str, tuple[int, ...]]]:
    """The kinds of tie that the frame makes here, with the things given."""
    places = [word] if frame.pos == "NOUN" else _given(setting, frame, word)
    if not frame.classes:
        yield frame.kind, tuple(places)
        return
    things = [(place, _thing(setting, frame, place)) for place in places]
    named = [(place, _paid_in(setting, word, thing)) for place, thing in things if thing]
    for place, thing in named:
        if kind := frame.kind_of(thing[1]):
            yield kind, tuple(dict.fromkeys((place, thing[0])))
            return
    if frame.other and (places or frame.pos == "NOUN"):
        yield frame.other, tuple(places)


def _paid_in(setting: Setting, word: int, thing: tuple[int, str]) -> tuple[int, str]:
    """The thing, or what a sum of money is given in: "sold it $5bn in drones"."""
    kinds = map(setting.thing, found(setting.tree, word, "in", ())) if thing[1] == "money" else ()
    return next((each for each in kinds if each and each[1] in KINDS), thing)


def _thing(setting: Setting, frame: Frame, place: int) -> tuple[int, str] | None:
    if "bloc" in frame.classes and setting.is_bloc(place):
        return place, "bloc"
    return setting.thing(place)


def _given(setting: Setting, frame: Frame, verb: int) -> list[int]:
    if frame.object == "obj":
        return objects(setting.tree, verb)
    return found(setting.tree, verb, frame.object, ())


def _made(setting: Setting, ends: Ends, word: int, frame: Frame, kind: str, things: tuple[int, ...]) -> list[Draft]:
    """The drafts of one frame: for all givers and takers that "and" joins."""
    heads = things if frame.pos == "NOUN" or frame.classes - {"bloc"} else ()
    givers = _options(setting, ends, word, frame.giver, heads)
    takers = _options(setting, ends, word, frame.taker, heads)
    pairs = [(g, t) for g in range(len(givers)) for t in range(len(takers)) if _apart(ends, givers[g][1], takers[t][1])]
    if pairs:
        g, t = min(pairs, key=lambda pair: (givers[pair[0]][0] + takers[pair[1]][0], pair))
        made = [
            Draft(word, frame, kind, things, one, other, givers[g][0] + takers[t][0])
            for one, other in product(givers[g][1], takers[t][1])
            if ends.differ(one, other)
        ]
        return made[:_MOST]
    open_ = frame.taker if givers else frame.giver
    if "obj" in open_ and any(
        setting.tree.words[each].upos == "NOUN" for each in found(setting.tree, word, "obj", heads)
    ):
        return []
    held = [each for slot in open_ for each in found(setting.tree, word, slot, heads)]
    least = 0.0 if any(setting.tree.words[each].upos == "PRON" for each in held) else CLEAR
    return _completed(ends, Draft(word, frame, kind, things, *_NOBODY, 0), least, givers, takers)


_NOBODY = (End("", -1, "near"), End("", -1, "near"))


def _completed(ends: Ends, draft: Draft, least: float, givers: Options, takers: Options) -> list[Draft]:
    """A draft of which one end is told of nearby: the other stands in its slot."""
    rank, known = (givers or takers or [(0, [])])[0]
    near = (
        ends.near(draft.trigger, known[0], least) if known and draft.frame.sure and draft.frame.pos == "VERB" else None
    )
    if near is None:
        return []
    giver, taker = (known[0], near) if givers else (near, known[0])
    return [replace(draft, giver=giver, taker=taker, rank=rank)]


def _options(setting: Setting, ends: Ends, word: int, slots: Sequence[str], things: tuple[int, ...]) -> Options:
    """The actors in each slot that has any, with the slot's rank."""
    filled = []
    for rank, slot in enumerate(slots):
        words = [each for first in found(setting.tree, word, slot, things) for each in _joined(setting, first)]
        if actors := list(filter(None, map(ends.at, dict.fromkeys(words)))):
            filled.append((rank, actors))
    return filled


def _joined(setting: Setting, word: int) -> Iterator[int]:
    """A noun and those that "and" joins to it."""
    yield word
    for each in setting.tree.children(word, "conj"):
        if setting.tree.words[each].upos in ("NOUN", "PROPN", "PRON", "ADJ") and not _counts(setting, each):
            yield from _joined(setting, each)


def _counts(setting: Setting, word: int) -> bool:
    """Whether a figure follows the name, which then begins a clause whose verb is unsaid: ", Sudan 600"."""
    after = max((each.end for each in setting.cast.mentions if each.head == word), default=word + 1)
    rest = setting.tree.words[after : after + 2]
    return bool(rest) and (rest[0].upos == "NUM" or (rest[0].upos in ("ADP", "ADV") and rest[-1].upos == "NUM"))


def _apart(ends: Ends, givers: Sequence[End], takers: Sequence[End]) -> bool:
    return any(ends.differ(one, other) for one, other in product(givers, takers))
