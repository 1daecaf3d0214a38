"""One list of statements from what the model found and what the tree tells.

The model decides where it has spoken. The tree cuts apart what is joined under one cue ("said X and accused Y"), holds
unquoted content to its cue's sentence, adds what the model passed over (performative verbs, statements inside others)
and drops what only looks like a statement.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from standoff.extract.statements.draft import Draft
from standoff.extract.statements.frames import Sayer, drafts_of_tree, frames_at, infinitive, noun_phrase
from standoff.extract.statements.silence import says_something
from standoff.extract.tree import Tree
from standoff.knowledge.speech import Speech
from standoff.record import Time

_SAME = 0.5
"""From this share of common words on, two contents are one."""


def merged(
    tree: Tree, model: Iterable[Draft], speech: Speech, sayer: Sayer, quoted: Collection[int]
) -> tuple[Draft, ...]:
    """All statements of a document, in the order of the text. `quoted` are the words inside quotation marks."""
    drafts = list(model)
    cues = {word for draft in drafts for word in draft.cue}
    found: list[Draft] = []
    for draft in drafts:
        found.extend(_parted(tree, _held(tree, draft, quoted), speech, sayer, cues))
    inside = {word for draft in found for word in draft.content}
    for draft in drafts_of_tree(tree, speech, sayer, inside):
        if not any(_meets(tree, draft, other, quoted) for other in found):
            found.append(draft)
    kept = [draft for draft in found if draft.content and says_something(tree, draft, speech, quoted)]
    return in_order(kept)


def untimed(tree: Tree, drafts: Iterable[Draft], placed: Sequence[Time], quoted: Collection[int]) -> tuple[Draft, ...]:
    """The drafts without the time of speaking in what is said: "agreed in April to escort" tells when it was agreed."""
    spans = [tree.covered([time.span]) for time in placed]
    at = {tree.words[tree.head(words)].head: words for words in spans if words}
    return tuple(_untimed(tree, draft, at, quoted) for draft in drafts)


def _untimed(tree: Tree, draft: Draft, at: Mapping[int, Sequence[int]], quoted: Collection[int]) -> Draft:
    words = {word for cue in draft.cue for word in at.get(cue, ())} - set(quoted)
    words |= {each for word in words for each in tree.children(word, "case")}
    return replace(draft, content=tuple(word for word in draft.content if word not in words))


def in_order(drafts: Iterable[Draft]) -> tuple[Draft, ...]:
    """The drafts in the order of the text."""
    return tuple(sorted(drafts, key=lambda draft: (min(draft.cue + draft.content), draft.content, draft.cue)))


def _meets(tree: Tree, draft: Draft, other: Draft, quoted: Collection[int]) -> bool:
    """Whether two drafts are one statement: the same cue, or much the same content, where neither reports the other."""
    if set(draft.cue) & set(other.cue):
        return True
    return not _reported(tree, draft, other, quoted) and _overlap(draft.content, other.content) >= _SAME


def _reported(tree: Tree, draft: Draft, other: Draft, quoted: Collection[int]) -> bool:
    """Whether a statement stands inside another's content and is not merely the speaker's own: "said they feared"."""
    inside = set(draft.cue) <= set(other.content) and not set(draft.cue) & set(quoted)
    return inside and bool(draft.source) and tree.words[tree.head(draft.source)].upos != "PRON"


def _overlap(first: Sequence[int], second: Sequence[int]) -> float:
    common = len(set(first) & set(second))
    return common / (len(first) + len(second) - common)


def _held(tree: Tree, draft: Draft, quoted: Collection[int]) -> Draft:
    """The draft without unquoted words of sentences in which nothing of its cue or source stands."""
    own = {tree.sentence(word) for word in draft.cue + draft.source}
    if not own:
        return draft
    kept = [word for word in draft.content if word in quoted or tree.sentence(word) in own]
    draft = replace(draft, content=_bare(tree, _after_colon(tree, draft, kept, quoted)))
    return _with_object(tree, _without_addressee(tree, draft)) if draft.content else draft


def _without_addressee(tree: Tree, draft: Draft) -> Draft:
    """The infinitive alone is what is said: "urged X to act", "the men whom it promised to send"."""
    verb = next((word for word in draft.cue if tree.words[word].upos == "VERB"), None)
    if verb is None or tree.words[verb].lemma in _WANTING:
        return draft
    acts = [each for each in tree.children(verb, "xcomp") if each in draft.content and infinitive(tree, each)]
    if not acts:
        return draft
    own = {word for act in acts for word in tree.subtree(act)}
    named = {word for each in _addressed(tree, verb, draft.content) for word in noun_phrase(tree, each)} - own
    return replace(draft, content=_bare(tree, [word for word in draft.content if word not in named]))


def _addressed(tree: Tree, verb: int, content: Collection[int]) -> set[int]:
    """The verb's object; of a relative clause the noun that it explains, and what that noun is counted by."""
    found = set(tree.children(verb, "obj", "iobj"))
    noun = tree.words[verb].head if tree.carries(verb, ["acl:relcl"]) else -1
    while noun in content:
        found.add(noun)
        noun = tree.words[noun].head
    return found


_WANTING = frozenset({"want", "wish", "expect", "need", "like"})
"""Verbs whose object is the subject of what is wanted: "wants X to go"."""


def _with_object(tree: Tree, draft: Draft) -> Draft:
    """A verdict ("as a fairy tale") with what it is passed on: the object of the cue, wherever the model put it."""
    head = tree.head(draft.content)
    verb = tree.words[head].head
    thing = _thing(tree, verb) if verb in draft.cue and tree.case(head) == "as" else None
    if thing is None or thing in draft.content:
        return draft
    content = {*draft.content, *noun_phrase(tree, thing), *tree.children(head, "case")} - {*draft.source, verb}
    return replace(draft, cue=tuple(word for word in draft.cue if word not in content), content=tuple(sorted(content)))


def _thing(tree: Tree, verb: int) -> int | None:
    """What a verdict is passed on: the object, or the noun that a relative clause explains."""
    thing = tree.child(verb, "obj", "nsubj:pass")
    return tree.words[verb].head if thing is None and tree.carries(verb, ["acl:relcl"]) else thing


def _after_colon(tree: Tree, draft: Draft, words: list[int], quoted: Collection[int]) -> list[int]:
    """What a cue behind a quotation carries begins with the quotation, where a colon opens that: "A: “B,” he said"."""
    if not draft.cue or not words or draft.cue[0] < words[-1]:
        return words
    colons = [word for word in words if tree.words[word].text == ":" and word not in quoted]
    return [word for word in words if word > colons[-1]] if colons and words[-1] in quoted else words


def _parted(tree: Tree, draft: Draft, speech: Speech, sayer: Sayer, cues: Collection[int]) -> list[Draft]:
    """The draft, and for each cue that is joined to its own inside its content a draft of its own."""
    cue = next((word for word in draft.cue if tree.words[word].upos == "VERB"), None)
    if cue is None:
        return [draft]
    joined = _joined(tree, cue, draft, speech, sayer)
    parts = [_part(tree, draft, each) for each in joined if each not in cues]
    taken = {word for each in joined for word in tree.subtree(each)}
    return [replace(draft, content=_bare(tree, [w for w in draft.content if w not in taken])), *parts]


def _joined(tree: Tree, cue: int, draft: Draft, speech: Speech, sayer: Sayer) -> list[int]:
    """Verbs of speech in the content that go with the cue, by the tree, or because only the speaker can be meant.

    "said the men had fled and warned that": a verb in the cue's own tense, joined to one of an earlier time or to one
    whose subject cannot speak, is the speaker's. "agreed to stay and Chad promised": another speaker's.
    """
    inside = set(draft.content)
    verbs = [each for each in sorted(inside) if tree.carries(each, ["conj"]) and frames_at(tree, each, speech)]
    return [each for each in verbs if _with(tree, each, cue, sayer) or _not_shifted(tree, each, cue, inside, sayer)]


def _with(tree: Tree, verb: int, cue: int, sayer: Sayer) -> bool:
    if tree.words[verb].head != cue:
        return False
    subject = tree.subject(verb)
    return subject in (None, tree.subject(cue)) or sayer(subject)


def _not_shifted(tree: Tree, verb: int, cue: int, inside: Collection[int], sayer: Sayer) -> bool:
    first = tree.words[verb].head
    past = tree.words[cue].xpos == "VBD" == tree.words[verb].xpos
    shifted = any(tree.words[each].lemma == "have" for each in tree.children(first, "aux"))
    subject = tree.subject(first)
    mute = subject is not None and not sayer(subject)
    return past and first in inside and (shifted or mute) and tree.child(verb, "aux", "nsubj") is None


def _part(tree: Tree, draft: Draft, verb: int) -> Draft:
    within = set(tree.subtree(verb)) & set(draft.content)
    lead = {word for each in tree.children(verb, "cc", "aux", "mark", "advmod") for word in tree.subtree(each)}
    own = tree.child(verb, "nsubj")
    source = draft.source if own is None else noun_phrase(tree, own)
    content = sorted(within - lead - {verb, *source})
    return Draft(source, (verb,), _bare(tree, content), draft.score, "tree")


def _bare(tree: Tree, words: list[int]) -> tuple[int, ...]:
    """The words without conjunctions at the ends that joined them to something else."""
    while words and (tree.words[words[0]].upos in _LEADING or tree.words[words[0]].text in _LOOSE):
        words = words[1:]
    while words and (tree.words[words[-1]].upos == "CCONJ" or tree.words[words[-1]].text in _LOOSE):
        words = words[:-1]
    return tuple(words[:-1] if len(words) > 1 and tree.words[words[-1]].xpos == "WDT" else words)


_LEADING = frozenset({"SCONJ", "CCONJ"})
_LOOSE = frozenset(",;:")
