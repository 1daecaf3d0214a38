"""Who acts and who is acted on in a clause: the logical subject and object, whatever the form of the clause."""

from __future__ import annotations

from collections.abc import Iterator

from standoff.extract.tree import Tree

_OBJECT_CONTROL = frozenset(
    {
        "ask", "urge", "force", "order", "tell", "allow", "help", "want", "invite", "instruct", "persuade", "press",
        "permit", "enable", "compel", "expect", "call", "warn", "beg", "push", "authorise", "authorize", "accuse",
        "blame", "suspect", "prevent", "stop", "ban", "bar", "charge", "see", "hear", "catch", "send", "require",
    }
)  # fmt: skip
_TOWARDS = frozenset({"", "on", "upon", "to"})
_OF_THE_OBJECT = frozenset({"of", "for", "from"})
_NOUNS = frozenset({"NOUN", "PROPN", "PRON"})


def passive(tree: Tree, word: int) -> bool:
    """Whether a verb is passive: it has a passive subject or auxiliary, or is a participle that modifies a noun."""
    labels = {tree.words[each].label for each in tree.children(word)}
    if labels & _PASSIVE:
        return "aux:pass" in labels or tree.words[word].xpos == "VBN"
    if tree.words[word].xpos != "VBN" or tree.child(word, "aux", "nsubj") is not None:
        return False
    if tree.carries(word, ["conj"]):
        return passive(tree, tree.words[word].head)
    return tree.words[word].label in {"acl", "advcl"}


_PASSIVE = frozenset({"nsubj:pass", "aux:pass"})


def agents(tree: Tree, verb: int) -> Iterator[int]:
    """The heads of the noun phrases that may say who does what the verb tells, the likeliest first."""
    if passive(tree, verb):
        yield from (each for each in tree.children(verb, "obl") if tree.case(each) == "by")
    else:
        yield from subjects(tree, verb)


def patients(tree: Tree, verb: int) -> Iterator[int]:
    """The heads of the noun phrases that may say to whom it is done."""
    if passive(tree, verb):
        yield from subjects(tree, verb)
        return
    own = tree.children(verb, "obj") or tree.children(verb, "iobj")
    yield from (_antecedent(tree, each) for each in own)
    if not own and tree.carries(verb, ["acl:relcl"]) and tree.subject(verb) is not None:
        yield tree.words[verb].head
    yield from (each for below in tree.children(verb, "ccomp") for each in _raised(tree, below))
    if not own and tree.child(verb, "ccomp", "xcomp", "obl") is None:
        yield from (each for other in _sharing(tree, verb) for each in tree.children(other, "obj"))


def _raised(tree: Tree, clause: int) -> tuple[int, ...]:
    """The subject of a clause without a finite verb, also the object above: "accused X of having", "urged X to"."""
    marks = {tree.words[each].lemma for each in tree.children(clause, "mark", "case")}
    return tree.children(clause, "nsubj", "nsubj:pass") if marks & _UNFINISHED else ()


_UNFINISHED = frozenset({"of", "to", "for", "from"})


def _sharing(tree: Tree, verb: int) -> Iterator[int]:
    """The verbs joined by "and" that may share their object with it: those without a subject of their own."""
    yield from (each for each in tree.children(verb, "conj") if not any(subjects_of(tree, each)))


def subjects_of(tree: Tree, verb: int) -> tuple[int, ...]:
    """The heads of the verb's own subjects."""
    return tuple(each for each in tree.children(verb) if tree.words[each].label in _SUBJECTS)


def subjects(tree: Tree, verb: int) -> Iterator[int]:
    """The heads of the phrases that may be the verb's subject: its own, or the one that stands in another clause."""
    own = subjects_of(tree, verb)
    if own:
        yield from (_antecedent(tree, each) for each in reversed(own))
        return
    above, label = tree.words[verb].head, tree.words[verb].label
    if above < 0:
        return
    if label in {"acl", "acl:relcl"}:
        yield from _of_noun(tree, verb, above)
    elif label in {"xcomp", "advcl", "ccomp", "advcl:relcl"}:
        yield from _controller(tree, verb, above)
    elif label in {"conj", "parataxis", "cop"}:
        yield from subjects(tree, above)


_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})


def _controller(tree: Tree, verb: int, above: int) -> Iterator[int]:
    """The object of the verb above for "urged X to", "accused X of"; else its subject."""
    marks = {tree.words[each].lemma for each in tree.children(verb, "mark", "case")}
    told = tree.children(above, "obj", "iobj")
    towards = [each for each in tree.children(above, "obl") if tree.case(each) in _TOWARDS]
    gerund = tree.words[verb].xpos == "VBG" and not marks
    if tree.words[above].lemma in _OBJECT_CONTROL and (told or towards) and not gerund:
        yield from told or towards
    elif told and marks & _OF_THE_OBJECT and tree.words[verb].xpos == "VBG":
        yield from told
    else:
        yield from subjects(tree, above)


def _of_noun(tree: Tree, verb: int, noun: int) -> Iterator[int]:
    """Who does what a clause tells that modifies a noun: the noun, or for "X's plan to" whoever has the noun."""
    if not any(tree.words[each].lemma == "to" for each in tree.children(verb, "mark")):
        yield noun
        return
    yield from tree.children(noun, "nmod:poss", "compound", "amod")
    above = tree.words[noun].head
    if above >= 0 and tree.words[above].upos == "VERB" and tree.carries(noun, ["obj", "obl"]):
        yield from subjects(tree, above)


def _antecedent(tree: Tree, word: int) -> int:
    """The noun that a relative pronoun stands for; any other word stands for itself."""
    if tree.words[word].xpos not in {"WDT", "WP", "WP$"} and tree.words[word].lemma not in {"which", "who"}:
        return word
    return next((tree.words[each].head for each in (word, *tree.ancestors(word)) if tree.carries(each, ["acl"])), word)


def under(tree: Tree, word: int, preposition: str) -> Iterator[int]:
    """The noun phrases under a preposition that hang on a verb or noun, or on the verb's object or passive subject."""
    hosts = (word, *tree.children(word, "obj", "nsubj:pass"))
    for host in hosts:
        for each in tree.children(host, "obl", "nmod", "advcl"):
            if tree.words[each].upos in _NOUNS and preposition in _prepositions(tree, each):
                yield each
                continue
            if host == word or preposition == "of":
                continue
            yield from (deep for deep in tree.children(each, "nmod") if tree.case(deep) == preposition)


def _prepositions(tree: Tree, noun: int) -> tuple[str, str]:
    """The preposition of a noun phrase by the tree, and the word before it: "called on X to go" makes "on" go's."""
    first = min((noun, *tree.children(noun, "det", "amod", "compound", "nmod:poss", "nummod")))
    return tree.case(noun), tree.words[first - 1].lemma.lower() if first else ""
