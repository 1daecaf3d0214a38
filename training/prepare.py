"""Step one: corpora → examples with their pieces, and the label sets; kept as one pickle in the work folder."""

from __future__ import annotations

import pickle
import random
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from tokenizers import Tokenizer

from standoff.language.labels import Labels
from standoff.language.lemmas import script
from standoff.language.pieces import cut, load_tokenizer
from training.data.conllu import read_conllu
from training.data.example import Example, held_out
from training.data.names import read_crossner, read_uner, write_held_out
from training.data.polnear import read_polnear
from training.data.renamed import Names, found_names, read_parts, read_states, renamed, written
from training.encoder import pretrained_folder
from training.settings import Folders
from training.warm import bundle_labels
from training.windows import Cut


@dataclass(frozen=True, slots=True)
class Prepared:
    """The examples of each kind, for training and for the dev figures, and the label sets seen in training."""

    train: dict[str, list[Cut]]
    dev: dict[str, list[Cut]]
    labels: Labels


def prepare(folders: Folders, bundle: Path | None = None) -> Prepared:
    """Read all corpora, cut the words into pieces, and keep the result.

    The label sets are those of the corpora, or those of `bundle` where training is to go on from it.
    """
    train, dev = _corpora(folders.corpora)
    labels = bundle_labels(bundle) if bundle else _labels(train["tree"])
    tokenizer = load_tokenizer(pretrained_folder() / "tokenizer.json")
    prepared = Prepared(_cut(train, tokenizer), _cut(dev, tokenizer), labels)
    folders.work.mkdir(parents=True, exist_ok=True)
    write_held_out(folders.corpora / "uner-ewt" / "dev.iob2", folders.names_dev)
    with folders.examples.open("wb") as file:
        pickle.dump(prepared, file)
    for name, part in (("train", prepared.train), ("dev", prepared.dev)):
        for kind, cuts in part.items():
            words = sum(len(c.example.tokens.spans) for c in cuts)
            pieces = sum(len(c.pieces.ids) for c in cuts)
            print(f"{name:6}{kind:13}{len(cuts):6} documents {words:8} words {pieces:8} pieces")
    return prepared


def _cut(examples: dict[str, list[Example]], tokenizer: Tokenizer) -> dict[str, list[Cut]]:
    return {kind: [Cut(e, cut(e.tokens, tokenizer)) for e in group] for kind, group in examples.items()}


def load(folders: Folders) -> Prepared:
    """The examples that `prepare` kept."""
    if not folders.examples.exists():
        raise SystemExit(f"{folders.examples} is missing: run `python -m training prepare` first")
    with folders.examples.open("rb") as file:
        prepared: Prepared = pickle.load(file)  # noqa: S301 - our own file, made by `prepare` on this machine
    return prepared


def _corpora(root: Path) -> tuple[dict[str, list[Example]], dict[str, list[Example]]]:
    gum = {
        part: [e for path in sorted((root / "gum" / part).glob("*.conllu")) for e in read_conllu(path, names=True)]
        for part in ("train", "dev")
    }
    shared = {e.id for e in gum["dev"]}  # some dev documents lie in the train folder too
    uner = read_uner(root / "uner-ewt" / "dev.iob2")
    crossner = [e for part in ("train", "dev") for e in read_crossner(root / "crossner-politics" / f"{part}.txt")]
    named = {
        "gum": [e for e in gum["train"] if e.id not in shared],
        "uner": [e for e in uner if not held_out(e.id)],
        "crossner": [e for e in crossner if not held_out(e.id)],
    }
    named = settled(named)
    train = {
        "tree": [*read_conllu(root / "ud-ewt" / "train.conllu"), *named["gum"]],
        "attribution": read_polnear(root / "polnear" / "train"),
        "names": list(_varied(named)),
    }
    dev = {
        "tree": [*read_conllu(root / "ud-ewt" / "dev.conllu")],
        "gum": gum["dev"],
        "attribution": read_polnear(root / "polnear" / "dev"),
        "names": [e for e in uner if held_out(e.id)],
        "crossner": [e for e in crossner if held_out(e.id)],
    }
    return train, dev


_VARIANTS = {"gum": (0, 1), "uner": (2, 6), "crossner": (1, 3)}
"""How often each corpus of names is read in a round: as it stands, and with other names in it."""
_WRITTEN = 700
"""Documents of our own frames in a round."""


def _varied(named: dict[str, list[Example]]) -> Iterator[Example]:
    """The examples of names, some as they stand, some with other names, and some of our own writing."""
    chance = random.Random(_SEED)
    drawn = {kind: sorted(forms) for kind, forms in _forms(named).items()}
    names = Names(drawn, read_states(), read_parts())
    for corpus, (plain, changed) in _VARIANTS.items():
        for example in named[corpus]:
            yield from [example] * plain
            yield from (renamed(example, names, _SHARE, chance) for _ in range(changed))
    yield from written(_WRITTEN, names, chance)


_SHARE, _SEED = 0.7, 11


def _forms(named: dict[str, list[Example]]) -> dict[str, set[str]]:
    """The names of the corpora by kind, those with a capital."""
    out: dict[str, set[str]] = {"PER": set(), "ORG": set(), "LOC": set()}
    for found in (f for group in named.values() for e in group for f in found_names(e)):
        if found.text[0].isupper():
            out[found.kind].add(found.text)
    return out


def settled(named: dict[str, list[Example]]) -> dict[str, list[Example]]:
    """The same with one kind for a place: GUM calls a state that acts, or its team, an organization."""
    counts = Counter((f.text, f.kind) for group in named.values() for e in group for f in found_names(e))
    places = {text for text, kind in counts if kind == "LOC" and 2 * counts[text, "LOC"] >= counts[text, "ORG"]}
    places |= {state.name for state in read_states()}
    return {corpus: [_settled(e, places) for e in group] for corpus, group in named.items()}


def _settled(example: Example, places: set[str]) -> Example:
    tags = list(example.names or ())
    for found in found_names(example):
        if found.kind == "ORG" and found.text in places:
            tags[found.first : found.last] = ["B-LOC", *["I-LOC"] * (found.last - found.first - 1)]
    return replace(example, names=tuple(tags))


def _labels(examples: Iterable[Example]) -> Labels:
    """The labels seen in training: rare part-of-speech tags and edits of one word only are left out."""
    upos, xpos, lemmas, relations = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    for example in examples:
        tree = example.tree
        if tree is None:
            continue
        upos.update(tree.upos)
        xpos.update(tree.xpos)
        relations.update(tree.labels)
        words = (example.tokens.text[a:b] for a, b in example.tokens.spans)
        lemmas.update(script(form, lemma) for form, lemma in zip(words, tree.lemmas, strict=True))

    def kept(counts: Counter[str], least: int) -> tuple[str, ...]:
        return tuple(sorted(label for label, n in counts.items() if n >= least))

    return Labels(kept(upos, 20), kept(xpos, 10), kept(lemmas, 4), kept(relations, 10))
