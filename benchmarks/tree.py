"""The tree benchmark: words, sentences, parts of speech and trees against CoNLL-U files.

Four readings of every document: "gold words" with gold words and sentences, "gold words, own sentences", and
"raw text" from the bare text, evaluated as in the CoNLL 2018 shared task. LAS compares the universal part of labels,
as the shared task does, and "LAS full" the whole labels. Punctuation counts.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from benchmarks.conll18 import Analysis, ParsedWord, evaluate, universal, without_spaces
from benchmarks.conllu import parse_documents
from benchmarks.corpus import CorpusFile, read_text
from benchmarks.counts import Counts, add_up
from benchmarks.layout import Layout, PlacedWord, lay_out
from benchmarks.models import Reader, read_raw, read_words
from benchmarks.results import Case, Figures, Scores
from standoff.language.document import Document, Word
from standoff.text.tokens import Tokens

SUFFIXES = (".conllu",)

Tally = Mapping[str, Counts]
Pair = tuple[PlacedWord, Word]


def measure_tree(reader: Reader, files: Sequence[CorpusFile]) -> Scores:
    """UAS, LAS, UPOS, XPOS, lemma and sentences of a reader on treebank files, with gold words and from raw text."""
    tallies: dict[str, Tally] = {}
    cases: list[Case] = []
    for file in files:
        layouts = [lay_out(document) for document in parse_documents(read_text(file), file.name)]
        with_gold = read_words(reader, [_tokens(one) for one in layouts], [one.sentences for one in layouts])
        tallies[file.name] = add_up(
            [
                *map(_gold_words, layouts, with_gold),
                *map(_own_sentences, layouts, read_words(reader, [_tokens(one) for one in layouts])),
                *map(_raw_text, layouts, read_raw(reader, [(one.id, one.text) for one in layouts])),
            ]
        )
        for layout, document in zip(layouts, with_gold, strict=True):
            cases += _cases(layout, document)
    parts = {name: _figures(tally) for name, tally in tallies.items()}
    return Scores(_figures(add_up(tallies.values())), parts, tuple(cases))


def _figures(tally: Tally) -> Figures:
    return {name: counts.f1 for name, counts in tally.items()}


def _tokens(layout: Layout) -> Tokens:
    return Tokens(layout.text, tuple(word.span for word in layout.words), layout.paragraphs)


def _heads_agree(gold: PlacedWord, found: Word) -> bool:
    return gold.head == found.head


def _right(gold: PlacedWord, found: Word) -> bool:
    return gold.head == found.head and universal(gold.word.label) == universal(found.label)


_WORD_TESTS: Mapping[str, Callable[[PlacedWord, Word], bool]] = {
    "UAS": _heads_agree,
    "LAS": _right,
    "LAS full": lambda gold, found: gold.head == found.head and gold.word.label == found.label,
    "UPOS": lambda gold, found: gold.word.upos == found.upos,
    "XPOS": lambda gold, found: gold.word.xpos == found.xpos,
    "lemma": lambda gold, found: gold.word.lemma == found.lemma,
}


def _gold_words(layout: Layout, document: Document) -> Tally:
    pairs = list(zip(layout.words, document.words, strict=True))
    return {
        f"gold words: {name}": Counts(sum(test(*pair) for pair in pairs), len(pairs), len(pairs))
        for name, test in _WORD_TESTS.items()
    }


def _own_sentences(layout: Layout, document: Document) -> Tally:
    found = _found_analysis(document)
    gold = Analysis(found.words, layout.sentence_ranges)
    return {"gold words, own sentences: sentences": evaluate(gold, found)["sentences"]}


def _raw_text(layout: Layout, document: Document) -> Tally:
    counts = evaluate(_gold_analysis(layout), _found_analysis(document))
    return {f"raw text: {name}": value for name, value in counts.items()}


def _gold_analysis(layout: Layout) -> Analysis:
    place = without_spaces(layout.text)
    words = (
        ParsedWord(
            span=place(placed.token),
            form=placed.word.form,
            shares_token=placed.shares_token,
            upos=placed.word.upos,
            xpos=placed.word.xpos,
            lemma=placed.word.lemma,
            head=placed.head,
            label=placed.word.label,
        )
        for placed in layout.words
    )
    return Analysis(tuple(words), layout.sentence_ranges)


def _found_analysis(document: Document) -> Analysis:
    place = without_spaces(document.text)
    words = (
        ParsedWord(
            span=place((word.start, word.end)),
            form=word.text,
            shares_token=False,
            upos=word.upos,
            xpos=word.xpos,
            lemma=word.lemma,
            head=word.head,
            label=word.label,
        )
        for word in document.words
    )
    return Analysis(tuple(words), tuple((one.start, one.end) for one in document.sentences))


def _cases(layout: Layout, document: Document) -> list[Case]:
    """A case for each sentence: how many words have their head and label, and those that have not."""
    pairs: list[Pair] = list(zip(layout.words, document.words, strict=True))
    heads = [word.text for word in document.words]
    cases = []
    for identity, (start, end) in zip(layout.sentence_ids, layout.sentence_ranges, strict=True):
        wrong = [(gold, found) for gold, found in pairs[start:end] if not _right(gold, found)]
        gold_side = (f"{gold.word.form} <{gold.word.label}- {_named(heads, gold.head)}" for gold, _ in wrong)
        found_side = (f"{found.text} <{found.label}- {_named(heads, found.head)}" for _, found in wrong)
        right = end - start - len(wrong)
        cases.append(Case(identity, right, end - start, "; ".join(gold_side), "; ".join(found_side)))
    return cases


def _named(heads: Sequence[str], head: int) -> str:
    return heads[head] if head >= 0 else "root"
