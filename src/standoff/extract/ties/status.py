"""What tells of a tie's status: negation, tense, modals, and the words around the one that binds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from standoff.extract.ties.drafts import Draft
from standoff.extract.ties.setting import Setting
from standoff.extract.ties.slots import passive
from standoff.extract.tree import Tree
from standoff.record import Statement

STATUSES = ("current", "past", "planned", "denied")
_FUTURE = frozenset({"will", "shall", "would", "'ll"})
_DOUBTFUL = frozenset({"may", "might", "could", "can", "should", "must"})
_NONE = frozenset({"no", "not", "n't", "never", "neither", "nor", "none", "nobody", "nothing"})
_ASKING = frozenset({
    "ask", "request", "seek", "demand", "urge", "call", "invite", "beg", "press", "want", "need", "expect", "wait",
    "appeal", "plead", "reject", "decline", "refuse",
})  # fmt: skip
_STANDING = frozenset({"loan", "recognition", "alliance", "sanction", "investment"})


def signs(setting: Setting, draft: Draft, statement: Statement | None) -> Mapping[str, float]:
    """What in the words around a draft tells of its status, each 1.0 where it is there."""
    tree = setting.tree
    clause = _clause(tree, draft.trigger)
    above = _above(tree, clause)
    found = set(_cues(setting, draft, clause, above))
    tense = "noun" if _aside(tree, draft.trigger, clause) else _tense(tree, clause)
    found |= {f"tense_{tense}", f"{tense}_{'standing' if draft.kind in _STANDING else 'passing'}"}
    if statement is not None and statement.quoted != "direct":
        found.add(f"{tense}_reported")
    found.add(f"frame_{draft.frame.status}" if draft.frame.status else "frame_open")
    if tense != "noun":
        found.update(_of_statement(tree, statement))
    if tense != "noun" and _negated(tree, draft, clause, above):
        found.add("negated")
    found.update(_dated(setting, draft, clause))
    return dict.fromkeys(sorted(found), 1.0)


def _dated(setting: Setting, draft: Draft, clause: int) -> Iterator[str]:
    """Whether a date stands by the draft, and whether it lies in a year well past or to come."""
    date = setting.date(draft.trigger) or setting.date(clause)
    published = setting.tree.document.article.published
    if date:
        yield "dated"
        if published and int(date[:4]) < int(published[:4]) - 1:
            yield "dated_long_ago"
        if published and date[:4] > published[:4]:
            yield "dated_ahead"


def _clause(tree: Tree, word: int) -> int:
    """The word that heads the clause: a verb, or a noun of which something is said."""
    while tree.words[word].head >= 0 and not _predicate(tree, word):
        word = tree.words[word].head
    return word


def _aside(tree: Tree, word: int, clause: int) -> bool:
    """Whether the word is a noun of which the clause says nothing: "its ally Russia sent a message"."""
    if word == clause or tree.words[word].upos == "VERB":
        return False
    return not (tree.words[word].head == clause and tree.carries(word, ["obj", "xcomp", "obl"]))


def _predicate(tree: Tree, word: int) -> bool:
    return tree.words[word].upos == "VERB" or tree.child(word, "cop", "nsubj") is not None


def _above(tree: Tree, clause: int) -> list[int]:
    """The words that govern the clause as their complement or modifier: "agreed to", "a plan to"."""
    found: list[int] = []
    while tree.carries(clause, ["xcomp", "acl", "ccomp", "advcl", "obj", "obl", "nmod", "conj"]) and len(found) < 3:
        clause = tree.words[clause].head
        found.append(clause)
    return found


def _cues(setting: Setting, draft: Draft, clause: int, above: list[int]) -> Iterator[str]:
    tree, cues = setting.tree, setting.lexicon.cues
    heads = [draft.trigger, clause, *(each for each in above[:1] if tree.carries(clause, ["xcomp", "acl"]))]
    for word in dict.fromkeys(each for head in heads for each in _about(tree, head)):
        if status := cues.get(tree.form(word).lower()) or cues.get(tree.words[word].text.lower()):
            yield f"cue_{status}"
    for each in above:
        if tree.words[each].lemma.lower() in _ASKING:
            yield "asked"
        if status := cues.get(tree.form(each).lower()) or cues.get(tree.words[each].text.lower()):
            yield f"above_{status}"
    if tree.words[_last(tree, clause)].text == "?":
        yield "question"


def _about(tree: Tree, word: int) -> Iterator[int]:
    """The word, what modifies it, and the small words before that: "until 2014", "once", "no longer"."""
    yield word
    for each in tree.children(word, "advmod", "amod", "mark", "obl", "aux", "advcl", "nmod", "obj"):
        if not tree.carries(each, ["obj"]):
            yield each
        yield from tree.children(each, "case", "mark", "advmod", "amod")


def _last(tree: Tree, word: int) -> int:
    return tree.document.sentences[tree.sentence(word)].end - 1


def _negated(tree: Tree, draft: Draft, clause: int, above: list[int]) -> bool:
    """Whether the clause, what governs it, its subject or the thing given is negated: "no", "never", "nobody"."""
    higher = above[:1] if tree.carries(clause, ["xcomp", "acl", "ccomp", "obj", "nmod"]) else []
    said = [each for head in (draft.trigger, clause) for each in tree.children(head, "nsubj", "obj")]
    words = {draft.trigger, clause, *draft.things, *higher, *said}
    own = (each for word in words for each in tree.children(word, "advmod", "det", "aux", "cc", "amod"))
    return any(tree.words[each].lemma.lower() in _NONE for each in (*said, *own))


def _tense(tree: Tree, clause: int) -> str:
    """The tense of a clause: its own, or that of the clause it hangs on where it has none."""
    verbs = [*tree.children(clause, "aux", "cop"), clause]
    lemmas = {tree.words[each].lemma.lower() for each in verbs}
    tags = [tree.words[each].xpos for each in verbs]
    if lemmas & _FUTURE:
        return "future"
    if lemmas & _DOUBTFUL:
        return "doubtful"
    if any(tree.words[each].lemma == "to" for each in tree.children(clause, "mark")):
        return "past" if tree.words[tree.words[clause].head].text.lower() == "used" else "infinitive"
    return _finite(tree, clause, lemmas, tags)


def _finite(tree: Tree, clause: int, lemmas: set[str], tags: list[str]) -> str:
    has = "have" in lemmas and tree.words[clause].lemma != "have"
    if (
        has
        and "VBD" in tags[:-1]
        and any(tree.words[each].text.lower() in ("had", "'d") for each in tree.children(clause, "aux"))
    ):
        return "pluperfect"
    if has:
        return "perfect"
    if "VBD" in tags:
        return "past"
    if "VBZ" in tags or "VBP" in tags:
        return "present"
    return _nonfinite(tree, clause, tags)


def _nonfinite(tree: Tree, clause: int, tags: list[str]) -> str:
    """A participle or gerund; what is done while something else is so, is so: "spends money on training"."""
    if passive(tree, clause) or "VBG" not in tags:
        return "participle" if passive(tree, clause) else "none"
    above = tree.words[clause].head
    is_told = above >= 0 and tree.words[above].upos == "VERB"
    return "present" if is_told and _tense(tree, above) == "present" else "gerund"


def _of_statement(tree: Tree, statement: Statement | None) -> Iterator[str]:
    if statement is None:
        return
    yield f"said_{statement.act}"
    if statement.cue and any(
        tree.words[each].lemma.lower() in ("deny", "denial", "refute", "dismiss")
        for each in tree.covered([statement.cue])
    ):
        yield "cue_denied"
