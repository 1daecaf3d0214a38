"""The laws of the language stage, on the bundle that is shipped."""

import subprocess
import sys
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standoff.language import Document, LanguageModel, load
from standoff.record import Article
from standoff.text import tokenize

pytestmark = pytest.mark.bundle

REPORT = """Ally denies plan to fly out president

TORSK, May 2 - The foreign ministry of Varland on Thursday denied that it had urged President Ilan Moreno to stay,
calling the claim "fake". "We have not spoken to him," spokeswoman Ada Reuss told Radio Torsk. "Nor shall we."

Defence Minister Karl Obst had said that a plane was waiting on the tarmac. According to two diplomats, it left empty.

“They sent the troops to fight,” one officer said.

“He knows it.
“Everybody knows it.”
"""


@pytest.fixture(scope="module")
def model() -> LanguageModel:
    return load()


def article(text: str, name: str = "a") -> Article:
    return Article(id=name, text=text)


def said(document: Document) -> list[tuple[str, str, str]]:
    cut = document.text.__getitem__
    return [
        tuple(" … ".join(cut(slice(*span)) for span in part) for part in (a.source, a.cue, a.content))  # type: ignore[misc]
        for a in document.attributions
    ]


def assert_sound(document: Document) -> None:
    """Every offset is in place, every word in one sentence, every sentence a tree."""
    text, words = document.text, document.words
    assert [text[w.start : w.end] for w in words] == [w.text for w in words]
    assert all(a.end <= b.start for a, b in pairwise(words))
    bounds = [0, *(s.end for s in document.sentences)]
    assert [s.start for s in document.sentences] == bounds[:-1]
    assert bounds[-1] == len(words)
    for s in document.sentences:
        roots = [i for i in range(s.start, s.end) if words[i].head == -1]
        assert len(roots) == 1
        assert all(words[i].head == -1 or s.start <= words[i].head < s.end for i in range(s.start, s.end))
        assert all(
            words[i].lemma and (words[i].label == "root") == (words[i].head == -1) for i in range(s.start, s.end)
        )
    for name in document.names:
        assert 0 <= name.start < name.end <= len(words)
    for a in document.attributions:
        assert a.content
        assert 0 <= a.score <= 1
        assert all(0 <= start < end <= len(text) for part in (a.source, a.cue, a.content) for start, end in part)


def test_who_says_what_is_found(model: LanguageModel) -> None:
    [document] = model.read([article(REPORT)])
    assert_sound(document)
    found = said(document)
    assert any("foreign ministry of Varland" in s and c == "denied" and "urged President" in t for s, c, t in found)
    assert any("Ada Reuss" in s and "told" in c and "We have not spoken to him" in t for s, c, t in found)
    assert any("Karl Obst" in s and "plane was waiting" in t for s, _, t in found)
    assert any("two diplomats" in s and "According to" in c and "left empty" in t for s, c, t in found)


def test_a_quotation_around_its_cue_is_one_attribution(model: LanguageModel) -> None:
    [document] = model.read([article('"We stayed," Prime Minister Ana Ruiz said, "because they asked us to stay."')])
    [(source, cue, content)] = said(document)
    assert (source, cue) == ("Prime Minister Ana Ruiz", "said")
    assert "We stayed" in content
    assert "because they asked us to stay" in content


LINES = st.lists(st.sampled_from([*REPORT.split("\n"), "“", '"', "No.", "x" * 50, "5 June", "— —"]), max_size=40)
TEXTS = st.one_of(st.text(max_size=300), LINES.map("\n".join), LINES.map(" ".join))


@settings(max_examples=40)
@given(TEXTS)
def test_any_text_gives_a_sound_document(model: LanguageModel, text: str) -> None:
    [document] = model.read([article(text)])
    assert_sound(document)
    assert tuple((w.start, w.end) for w in document.words) == tokenize(text).spans


@settings(max_examples=10)
@given(st.lists(TEXTS, min_size=2, max_size=6), st.randoms(use_true_random=False))
def test_what_else_is_read_changes_nothing(model: LanguageModel, texts: list[str], chance: object) -> None:
    alone = [model.read([article(text)])[0] for text in texts]
    assert model.read(article(text) for text in texts) == alone
    order = list(range(len(texts)))
    chance.shuffle(order)  # type: ignore[attr-defined]
    assert model.read(article(texts[i]) for i in order) == [alone[i] for i in order]


def test_any_number_of_threads_gives_the_same(model: LanguageModel) -> None:
    articles = [article(REPORT * n, f"r{n}") for n in range(1, 8)]
    assert load(threads=3).read(articles) == model.read(articles)


def test_any_size_of_group_gives_the_same(model: LanguageModel, monkeypatch: pytest.MonkeyPatch) -> None:
    articles = [article(REPORT * n, f"r{n}") for n in (1, 9, 2)]
    expected = model.read(articles)
    for size in (1, 3, 100):
        monkeypatch.setattr("standoff.language.assemble.GROUP", size)
        assert model.read(articles) == expected


def test_given_words_and_sentences_are_kept(model: LanguageModel) -> None:
    tokens = tokenize("They left . We stayed . Nobody asked .")
    [document] = model.read_tokens([tokens], [[0, 6]])
    assert [(s.start, s.end) for s in document.sentences] == [(0, 6), (6, 9)]


def test_nothing_is_read_inside_furniture(model: LanguageModel) -> None:
    junk = "Watch: The minister said that all was well. 04:40\n"
    [document] = model.read([Article(id="a", text=junk + REPORT, furniture=((0, len(junk)),))])
    assert document.words[0].start >= len(junk)
    [clean] = model.read([article(REPORT)])
    assert [(w.text, w.upos, w.head) for w in document.words] == [(w.text, w.upos, w.head) for w in clean.words]


ODD = {
    "nothing": "",
    "space": " \n\t\n",
    "one word": "No",
    "no end": "the minister said that the planes",
    "control characters": "The\x00 minister\x07 said\x1b[31m \x0bit\x7f.",
    "emoji": "He said 👩‍👩‍👧‍👦 “yes” 🇻🇪.",
    "right to left": "\u202eقال الوزير\u202c said the minister.",
    "one long line": "denied " * 14_286,
    "one long word": "a" * 100_000,
    "a row of dashes": "- " * 5_000,
    "another language": "Министр заявил, что президент собирался бежать. 外交部否认了这一说法。",
    "open quotation": "“" * 400 + " they said",
    "old line ends": "He said no.\r\nShe said yes.\rThey left.\u2028So did we.",
}


@pytest.mark.parametrize("kind", ODD)
def test_odd_input_is_answered(model: LanguageModel, kind: str) -> None:
    text = ODD[kind]
    [document] = model.read([article(text)])
    assert_sound(document)
    assert bool(document.words) == bool(text.split())


def test_five_megabytes_are_read_in_bounded_memory() -> None:
    """In a process of its own; most of it on one line.

    What the kernel keeps as the process's own peak: getrusage counts the parent's from before the program was started.
    """
    program = (
        "from standoff.language import load; from standoff.record import Article; import pathlib, re;"
        "text = ('x' * 999 + ' ') * 5_000 + '\\n' + 'He said no.\\n' * 2_000;"
        "[d] = load().read([Article(id='a', text=text)]);"
        "assert len(d.words) == 13_000 and d.words[-1].end == len(text) - 1;"
        "print(re.search('VmHWM:\\\\s+(\\\\d+)', pathlib.Path('/proc/self/status').read_text())[1])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert int(done.stdout) < 500_000, "kilobytes"
