"""Finds the stretches of words that name someone or something: capitals, titles and the tables of the world decide.

The names that the language model finds are weak evidence for the kind of a name; here they are not needed.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass

from standoff.extract.actors.ground import Ground
from standoff.extract.actors.lexicon import Lexicon
from standoff.knowledge import Match, Sense, Title, World

_LONGEST_BRIDGE = 3
_NOUNS = {"NOUN", "PROPN", "ADJ"}


@dataclass(frozen=True, slots=True)
class Stretch:
    """The words [start, end) name one thing; `senses` are what the tables know of the whole of it."""

    start: int
    end: int
    senses: tuple[Sense, ...] = ()
    inner: tuple[Sense, ...] = ()
    """What the tables know of its parts: the China of "Export-Import Bank of China"."""


@dataclass(frozen=True, slots=True)
class TitleAt:
    """The words [start, end) are a title."""

    start: int
    end: int
    title: Title
    plural: bool


def known_names(ground: Ground, world: World) -> tuple[Stretch, ...]:
    """What the tables of the world know by name, in the order of the text, the longest from the left."""
    found: list[Stretch] = []
    i = 0
    while i < len(ground.words):
        match = world.at(ground.texts, i) if _capital(ground.texts[i]) else None
        if match and not _accented(world, ground.texts[i], match):
            found.append(Stretch(i, i + match.length, match.senses))
        i += match.length if match else 1
    return tuple(Stretch(name.start, name.end) if _of_another(ground, world, name, found) else name for name in found)


def _of_another(ground: Ground, world: World, name: Stretch, found: Sequence[Stretch]) -> bool:
    """Whether a name that the tables give to one state's body is that of another state's.

    So it is where it is a noun for such bodies ("Foreign Office"), and nothing else in the report is of the one state.
    """
    sense, body = name.senses[0], world.body(ground.texts, name.end - 1)
    if sense.use != "seat" or sense.kind != "organization" or body is None or body.length < name.end - name.start:
        return False
    return not any(other.senses[0].country == sense.country and other.senses[0].key != sense.key for other in found)


def _accented(world: World, text: str, match: Match) -> bool:
    """Whether only an accent tells a given name from an adjective: "Germán"."""
    return match.senses[0].use == "adjective" and not text.isascii() and world.given(text) is not None


def titles(ground: Ground, world: World, known: tuple[Stretch, ...]) -> tuple[TitleAt, ...]:
    """The titles in the text, longest first from the right; a longer name that the tables know is no title."""
    longer = {i: name for name in known for i in range(name.start, name.end)}
    found: list[TitleAt] = []
    i = len(ground.words) - 1
    while i >= 0:
        match = world.title(ground.texts, i) if ground.words[i].upos in _NOUNS else None
        if (
            match
            and (i not in longer or longer[i].end - longer[i].start <= match.length)
            and not _call_sign(ground, longer, i)
            and not (match.length == 1 and _family_name(ground, world, longer, i))
            and not _in_a_body(ground, world, i - match.length + 1, i)
        ):
            found.append(TitleAt(i - match.length + 1, i + 1, match.title, match.plural))
            i -= match.length
        else:
            i -= 1
    return tuple(reversed(found))


def _call_sign(ground: Ground, known: Container[int], i: int) -> bool:
    """Whether a short title in capitals is part of a clock time, or ends an unknown name, as in "Atlas FM"."""
    if not ground.texts[i].isupper() or i == 0 or i + 1 == len(ground.words):
        return False
    if ground.words[i - 1].xpos == "CD":
        return True
    return _capital(ground.texts[i - 1]) and i - 1 not in known and not _capital(ground.texts[i + 1])


def _in_a_body(ground: Ground, world: World, start: int, last: int) -> bool:
    """Whether people are part of the noun or name of a body: "security forces", "Union of Teachers"."""
    body = world.body(ground.texts, last)
    if body and body.length > last - start + 1:
        return True
    if start < 2 or not _capital(ground.texts[start]) or ground.texts[start - 1].lower() not in {"of", "for"}:
        return False
    return _capital(ground.texts[start - 2]) and world.body(ground.texts, start - 2) is not None


def _family_name(ground: Ground, world: World, known: Container[int], i: int) -> bool:
    """Whether a title is a family name, as it stands behind a name or a title and before none: "Tariq Sheikh"."""
    if i == 0 or not _capital(ground.texts[i]) or not world.names_as_well(ground.texts[i]):
        return False
    before = ground.sentence[i - 1] == ground.sentence[i] and ground.words[i - 1].xpos.startswith("NNP")
    after = i + 1 < len(ground.texts) and ground.words[i + 1].xpos.startswith("NNP")
    return before and i - 1 not in known and _capital(ground.texts[i - 1]) and not after


def stretches(
    ground: Ground, world: World, lexicon: Lexicon, known: tuple[Stretch, ...], taken: tuple[TitleAt, ...]
) -> tuple[Stretch, ...]:
    """The names in the text, in order. Words of a title are no part of a name."""
    in_title = {i for title in taken for i in range(title.start, title.end)}
    runs: list[Stretch] = []
    for atom in _atoms(ground, world, lexicon, known, in_title):
        if runs and _joined(ground, world, lexicon, runs[-1], atom):
            runs[-1] = _join(runs[-1], atom)
        else:
            runs.append(atom)
    return tuple(runs)


def _join(left: Stretch, right: Stretch) -> Stretch:
    return Stretch(left.start, right.end, (), (*left.inner, *left.senses, *right.senses))


def _atoms(
    ground: Ground, world: World, lexicon: Lexicon, known: tuple[Stretch, ...], in_title: set[int]
) -> tuple[Stretch, ...]:
    """What names are made of: forms that the tables know, and single words with a capital.

    What is only shouted ("OIL") is no name where the report has the word in small letters too.
    """
    free = [rest for name in known if (rest := _outside(ground, world, name, in_title))]
    taken = in_title | {i for name in free for i in range(name.start, name.end)}
    common = {text for text in ground.texts if text.islower()}
    longer = {i for name in known for i in range(name.start, name.end)}
    single = [
        Stretch(i, i + 1)
        for i, text in enumerate(ground.texts)
        if i not in taken
        and not (text.isupper() and text.lower() in common)
        and _names(ground, world, lexicon, longer, i)
    ]
    return tuple(sorted((*free, *single), key=lambda stretch: stretch.start))


def _outside(ground: Ground, world: World, name: Stretch, in_title: set[int]) -> Stretch | None:
    """A known name, or what is known of its beginning where a title takes the rest: "Russian" of "Russian Ministry"."""
    end = next((i for i in range(name.start, name.end) if i in in_title), name.end)
    if end == name.end:
        return name
    match = world.at(ground.texts[name.start : end], 0) if end > name.start else None
    return Stretch(name.start, name.start + match.length, match.senses) if match else None


def _capital(text: str) -> bool:
    return text[:1].isupper()


def _names(ground: Ground, world: World, lexicon: Lexicon, known: Container[int], i: int) -> bool:
    """Whether a word that the tables do not know may be part of a name."""
    word, text = ground.words[i], ground.texts[i]
    honorific = text.lower().rstrip(".") in lexicon.honorifics and not _family_name(ground, world, known, i)
    if honorific or not (_capital(text) or _second_half(ground, i)) or lexicon.isa(text.rstrip("."), "time"):
        return False
    return word.upos == "PROPN" or word.xpos.startswith("NNP")


def _second_half(ground: Ground, i: int) -> bool:
    """Whether a hyphen ties a small word to the name before it, as in "Dong-wook"; not "Moscow-backed"."""
    if i < 2 or ground.texts[i - 1] != "-" or not _capital(ground.texts[i - 2]):
        return False
    return ground.words[i - 2].end + 1 == ground.words[i].start and not ground.words[i].xpos.startswith(("VB", "JJ"))


def _joined(ground: Ground, world: World, lexicon: Lexicon, left: Stretch, right: Stretch) -> bool:
    """Whether two neighbours are parts of one name."""
    if ground.sentence[left.start] != ground.sentence[right.start]:
        return False
    bridge = [text.lower() for text in ground.texts[left.end : right.start]]
    if not bridge:
        return True
    if len(bridge) > _LONGEST_BRIDGE:
        return False
    if all(_particle(ground, lexicon, i) for i in range(left.end, right.start) if ground.texts[i] != "-"):
        return "-" not in bridge or _hyphened(ground, left, right)
    if bridge in (["'"], ["\u2019"]):  # "Farmers' Union"
        return not left.senses and world.body(ground.texts, right.end - 1) is not None
    of = bridge in (["of"], ["of", "the"], ["for"], ["for", "the"])
    return _body_ends(world, ground, left) if of else bridge == ["and"] and _two_fields(ground, world, left, right)


def _particle(ground: Ground, lexicon: Lexicon, i: int) -> bool:
    """Whether a small word belongs inside a name: "de", "bin", or what the tree takes for a part of it."""
    return lexicon.isa(ground.texts[i], "particle") or ground.words[i].label == "flat"


def _hyphened(ground: Ground, left: Stretch, right: Stretch) -> bool:
    """Whether a hyphen without blanks joins them into one name: not "Kosovo-Serbia", which names two."""
    glued = ground.words[right.start].start - ground.words[left.end - 1].end
    return glued <= right.start - left.end + 2 and not (left.senses and right.senses)


def _two_fields(ground: Ground, world: World, left: Stretch, right: Stretch) -> bool:
    """Whether two words tell what a body is of: "Ministry of Trade and Industry", "Defence and Security Forces"."""
    for last in range(right.end - 1, min(right.end + 1, len(ground.texts))):
        if (body := world.body(ground.texts, last)) and body.length > last - left.start:
            return True
    of = next((i for i in range(left.start, left.end) if ground.texts[i].lower() in {"of", "for"}), None)
    if of is None or right.senses or world.body(ground.texts, of - 1) is None or _body_ends(world, ground, right):
        return False
    second = ground.words[right.end - 1]
    fields = of + 1 if second.label == "conj" else left.start if second.label == "nmod" else left.end
    return fields <= second.head < left.end


def _body_ends(world: World, ground: Ground, left: Stretch) -> bool:
    return world.body(ground.texts, left.end - 1) is not None
