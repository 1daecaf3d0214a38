"""Windows' scores become sentences, trees, names and attributions, in word indexes of the whole text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np

from standoff.language.decode import Floats, Ints, spans, trees, viterbi
from standoff.language.labels import NAME_TAGS, ROLE_TAGS, TAG_TAGS, blocked
from standoff.language.pieces import Pieces
from standoff.language.session import Graphs, Outputs
from standoff.language.windows import Window, plan
from standoff.text import Tokens

Range = tuple[int, int]

GROUP = 16
"""Windows whose scores are held and decoded at a time; it decides memory, never a result."""


@dataclass(frozen=True, slots=True)
class Source:
    """A text ready to be read; `sentences` are the words that sentences start with, where that is given."""

    tokens: Tokens
    pieces: Pieces
    sentences: frozenset[int] | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """Ranges of words of an attribution, and from 0 to 1 how sure the model is of it."""

    source: tuple[Range, ...]
    cue: Range
    content: tuple[Range, ...]
    score: float


@dataclass(frozen=True, slots=True)
class Reading:
    """What one window gives for the words [first, last) that are taken from it. Indexes count the text's words."""

    first: int
    last: int
    sentences: tuple[int, ...]
    classes: dict[str, Ints]
    heads: Ints
    relations: Ints
    names: tuple[tuple[int, int, str, float], ...]
    attributions: tuple[Found, ...]


@dataclass(frozen=True, slots=True)
class _Job:
    """One window of one text, with what the graph says of it and which sentences are taken from it."""

    text: int
    window: Window
    out: Outputs
    starts: Ints
    first: int
    last: int

    @property
    def taken(self) -> slice:
        """The words taken from the window, as places in it."""
        return slice(self.first - self.window.start, self.last - self.window.start)


def read(graphs: Graphs, texts: Sequence[Source]) -> list[list[Reading]]:
    """Every text's readings, in the order of its words; each word stands in exactly one."""
    found: list[list[Reading]] = [[] for _ in texts]
    planned = ((i, window) for i, text in enumerate(texts) for window in plan(text.tokens, text.pieces, text.sentences))
    while group := list(islice(planned, GROUP)):
        outputs = graphs.read([(texts[i].pieces, window) for i, window in group])
        jobs: list[_Job] = []
        for (i, window), out in zip(group, outputs, strict=True):
            at = jobs[-1].last if jobs and jobs[-1].text == i else found[i][-1].last if found[i] else 0
            jobs.append(_job(i, window, out, texts[i], at))
        for job, reading in zip(jobs, _decode(graphs, jobs), strict=True):
            found[job.text].append(reading)
    return found


def _job(text: int, window: Window, out: Outputs, source: Source, at: int) -> _Job:
    """The sentences of a window; those that start in its core are taken from it whole, even where they end behind it.

    So the words taken begin at `at`, where those of the window before ended.
    """
    count = window.end - window.start
    starts = np.zeros(count, bool)
    if source.sentences is None:
        starts |= out["start"][:, 1] > out["start"][:, 0]
        paragraphs = source.tokens.paragraphs
        inside = paragraphs[bisect_left(paragraphs, window.start) : bisect_left(paragraphs, window.end)]
        starts[[p - window.start for p in inside]] = True
    else:
        starts[[i for i in range(count) if i + window.start in source.sentences]] = True
    starts[max(0, at - window.start)] |= window.start <= at < window.end
    starts[0] = True
    places = np.flatnonzero(starts)
    behind = places[places >= window.last - window.start]
    last = window.start + int(behind[0]) if len(behind) else window.end
    return _Job(text, window, out, places, at, max(at, last))


def _decode(graphs: Graphs, jobs: Sequence[_Job]) -> Iterator[Reading]:
    tables = graphs.tables
    heads = [trees(job.out["arcs"], job.starts)[job.taken] for job in jobs]
    relations = graphs.relations([(job.out, job.taken, head) for job, head in zip(jobs, heads, strict=True)])
    names = viterbi([job.out["names"] for job in jobs], *_name_transitions())
    tags = viterbi([job.out["roles"] for job in jobs], tables["tags"], tables["tag_start"])
    cues = [_cues(path, job) for path, job in zip(tags, jobs, strict=True)]
    linked = [(job, group) for job, group in zip(jobs, cues, strict=True) if group]
    scores = graphs.links([(job.out, group) for job, group in linked])
    paths = iter(viterbi([row for table in scores for row in table], tables["roles"], tables["role_start"]))
    rows = iter(scores)
    for n, job in enumerate(jobs):
        start = job.window.start
        found = (
            [_found(job, cue, row, next(paths)) for cue, row in zip(cues[n], next(rows), strict=True)]
            if cues[n]
            else []
        )
        yield Reading(
            job.first,
            job.last,
            tuple(int(s) + start for s in job.starts if job.first <= s + start < job.last),
            {name: job.out[name][job.taken].argmax(1) for name in ("upos", "xpos", "lemma")},
            heads[n] + start,
            relations[n],
            tuple(_names(names[n], job)),
            tuple(one for one in found if one.content),
        )


def _name_transitions() -> tuple[Floats, Floats]:
    """BIO's law alone."""
    pairs, inner = blocked(NAME_TAGS)
    transitions, start = np.zeros((len(NAME_TAGS),) * 2, np.float32), np.zeros(len(NAME_TAGS), np.float32)
    transitions[tuple(np.array(pairs).T)] = -1e4
    start[inner] = -1e4
    return transitions, start


def _cues(path: Ints, job: _Job) -> list[Range]:
    """The cues that begin among the words taken from the window."""
    found = spans([TAG_TAGS[tag] for tag in path])
    return [(at, end) for at, end, role in found if role == "cue" and job.taken.start <= at < job.taken.stop]


def _names(path: Ints, job: _Job) -> Iterator[tuple[int, int, str, float]]:
    certain = _chosen(job.out["names"], path)
    start = job.window.start
    for first, last, label in spans([NAME_TAGS[tag] for tag in path]):
        if job.first <= first + start < job.last:
            yield first + start, last + start, label, float(certain[first:last].mean())


def _found(job: _Job, cue: Range, scores: Floats, path: Ints) -> Found:
    """One attribution: the cue and the words that its own tagging calls source and content."""
    start = job.window.start
    parts: dict[str, list[Range]] = {"source": [], "content": []}
    for first, last, role in spans([ROLE_TAGS[tag] for tag in path]):
        ranges = parts[role]
        if ranges and ranges[-1][1] == first + start:
            ranges[-1] = (ranges[-1][0], last + start)
        else:
            ranges.append((first + start, last + start))
    marked = path > 0
    sure = _chosen(scores, path)[marked].mean() if marked.any() else 0.0
    cue_tag = _chosen(job.out["roles"], np.full(len(path), TAG_TAGS.index("B-cue")))[cue[0]]
    return Found(
        tuple(parts["source"]),
        (cue[0] + start, cue[1] + start),
        tuple(parts["content"]),
        float(np.sqrt(sure * cue_tag)),
    )


def _chosen(scores: Floats, path: Ints) -> Floats:
    """The probability, word by word, of the tag that was chosen."""
    powers = np.exp(scores - scores.max(1, keepdims=True))
    chosen: Floats = powers[np.arange(len(path)), path] / powers.sum(1)
    return chosen
