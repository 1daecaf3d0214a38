"""Common tools that the reader knows, timed on the same texts; both are optional and nothing is downloaded."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import Any

from benchmarks.errors import BenchmarkError

Task = Callable[[], Any]


def spacy_tokenizer(texts: Sequence[str]) -> Task:
    """The blank English pipeline of spaCy, which only cuts words."""
    tokenizer = import_optional("spacy").blank("en").tokenizer
    return lambda: [tokenizer(text) for text in texts]


def nltk_tagger(texts: Sequence[str]) -> Task:
    """NLTK's perceptron tagger on words cut by its Treebank rules."""
    nltk = import_optional("nltk")
    cutter = import_optional("nltk.tokenize").TreebankWordTokenizer()
    try:
        tagger = import_optional("nltk.tag").PerceptronTagger()
    except LookupError as error:
        raise BenchmarkError(
            f"the tagger's data are not here (NLTK {nltk.__version__} wants them downloaded)"
        ) from error
    return lambda: [tagger.tag(cutter.tokenize(text)) for text in texts]


YARDSTICKS: Mapping[str, Callable[[Sequence[str]], Task]] = {
    "spaCy blank tokenizer": spacy_tokenizer,
    "NLTK tagger": nltk_tagger,
}


def import_optional(name: str) -> Any:  # noqa: ANN401 - an optional package, unknown to the type checker
    """A module of a package that need not be there. Raises BenchmarkError when it is not."""
    try:
        return import_module(name)
    except ImportError as error:
        raise BenchmarkError(f"the package {name.partition('.')[0]} is not installed") from error
