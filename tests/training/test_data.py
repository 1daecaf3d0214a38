"""Corpora of our own writing, in the forms of the real ones, become examples and batches."""

from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.pre_tokenizers import BertPreTokenizer

from standoff.language.labels import TAG_TAGS, Labels
from standoff.language.pieces import cut
from training.batches import NONE, Collator
from training.data.conllu import read_conllu
from training.data.example import Example
from training.data.names import read_crossner, read_uner, write_held_out
from training.data.polnear import read_polnear
from training.windows import Cut, stream, windows

CONLLU = """# newdoc id = d1
# newpar
# text = The Kremlin didn't wait.
1\tThe\tthe\tDET\tDT\t_\t2\tdet\t_\tEntity=(1-organization-new-sssss-cf1-2-coref-Kremlin
2\tKremlin\tKremlin\tPROPN\tNNP\t_\t5\tnsubj\t_\tEntity=1)
3-4\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_
3\tdid\tdo\tAUX\tVBD\t_\t5\taux\t_\t_
4\tn't\tnot\tPART\tRB\t_\t5\tadvmod\t_\t_
5\twait\twait\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No
6\t.\t.\tPUNCT\t.\t_\t5\tpunct\t_\t_

# text = President Ana Ruiz left.
1\tPresident\tpresident\tPROPN\tNNP\t_\t2\tcompound\t_\tEntity=(2-person-new-sssss-cf1-2-coref
2\tAna\tAna\tPROPN\tNNP\t_\t4\tnsubj\t_\t_
3\tRuiz\tRuiz\tPROPN\tNNP\t_\t2\tflat\t_\tEntity=2)
4\tleft\tleave\tVERB\tVBD\t_\t0\troot\t_\tSpaceAfter=No
5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_

"""


def surface(example: Example, words: tuple[int, ...] | range) -> list[str]:
    return [example.tokens.text[slice(*example.tokens.spans[i])] for i in words]


def read_sample(tmp_path: Path) -> Example:
    path = tmp_path / "sample.conllu"
    path.write_text(CONLLU, "utf-8")
    [example] = read_conllu(path, names=True)
    return example


def test_conllu_words_stand_at_their_characters(tmp_path: Path) -> None:
    example = read_sample(tmp_path)
    assert surface(example, range(6)) == ["The", "Kremlin", "did", "n't", "wait", "."]
    assert example.tokens.text.startswith("The Kremlin didn't wait. President")
    assert example.tree is not None
    assert example.tree.heads[:6] == (1, 4, 4, 4, 4, 4)
    assert example.tree.sentences == (0, 6)


def test_names_come_without_articles_and_titles(tmp_path: Path) -> None:
    assert read_sample(tmp_path).names == (*("O", "B-ORG", "O", "O", "O", "O"), *("O", "B-PER", "I-PER", "O", "O"))


def test_peoples_and_titles_alone_are_no_names(tmp_path: Path) -> None:
    rows = [
        ("Norwegians", "NNPS"),
        ("met", "VBD"),
        ("President", "NNP"),
        ("Ruiz", "NNP"),
        ("and", "CC"),
        ("Judge", "NNP"),
    ]
    marks = ["Entity=(2-person-new-s-cf1-1-coref)", "_", "Entity=(3-person-new-s-cf1-1-coref", "Entity=3)", "_"]
    marks += ["Entity=(4-person-new-s-cf1-1-coref)"]
    lines = [
        f"{n}\t{form}\t{form}\t{'PROPN' if tag[:2] == 'NN' else 'X'}\t{tag}\t_\t{0 if n == 1 else 1}\tdep\t_\t{mark}"
        for n, ((form, tag), mark) in enumerate(zip(rows, marks, strict=True), 1)
    ]
    (tmp_path / "s.conllu").write_text("# newdoc id = d\n" + "\n".join(lines) + "\n\n", "utf-8")
    [example] = read_conllu(tmp_path / "s.conllu", names=True)
    assert example.names == ("O", "O", "O", "B-PER", "O", "O")


def write_polnear(folder: Path, text: str, lines: list[str]) -> None:
    for name in ("text", "attributions"):
        (folder / name).mkdir()
    (folder / "text" / "a.txt").write_text(text, "utf-8", newline="")
    (folder / "attributions" / "a_x.ann").write_text("\n".join(lines), "utf-8")


def test_polnear_attributions_become_words_even_when_discontinuous(tmp_path: Path) -> None:
    text = '"We stay," Ruiz said, "as agreed."\nIt was reportedly over. They discussed it.'
    marks = ["T1\tContent 0 9;22 34\tx", "T2\tSource 11 15\tx", "T3\tCue 16 20\tx", "T4\tAttribution 16 20\tx"]
    marks += ["E1\tAttribution:T4 Content:T1 Cue:T3 Source:T2", "T5\tCue 42 52\tx", "T6\tContent 35 41;53 57\tx"]
    marks += ["T7\tAttribution-no-source 42 52\tx", "E2\tAttribution-no-source:T7 Cue:T5 Content:T6"]
    marks += ["T8\tCue 64 73\tx", "T9\tDiscuss 64 73\tx", "E3\tDiscuss:T9 Cue:T8"]
    write_polnear(tmp_path, text, marks)
    [example] = read_polnear(tmp_path)
    first, second = example.attributions or ()
    assert [surface(example, group) for group in (first.source, first.cue)] == [["Ruiz"], ["said"]]
    assert surface(example, first.content) == ['"', "We", "stay", ",", '"', "as", "agreed", ".", '"']
    assert (second.source, surface(example, second.content)) == ((), ["It", "was", "over"])
    assert surface(example, tuple(example.masked)) == ["discussed"]


def test_uner_and_crossner(tmp_path: Path) -> None:
    uner = "# newdoc id = n1\n# sent_id = 1\n# text = Ana left Riga.\n1\tAna\tB-PER\t-\tx\n2\tleft\tO\t-\tx\n"
    uner += "3\tRiga\tB-LOC\t-\tx\n4\t.\tO\t-\tx\n\n"
    (tmp_path / "u.iob2").write_text(uner + uner.replace("n1", "n2"), "utf-8")
    examples = read_uner(tmp_path / "u.iob2")
    assert (examples[0].id, examples[0].names) == ("n1", ("B-PER", "O", "B-LOC", "O"))
    (tmp_path / "train.txt").write_text(
        "United\tB-politicalparty\nRussia\tI-politicalparty\nwon\tB-election\n", "utf-8"
    )
    assert read_crossner(tmp_path / "train.txt")[0].names == ("B-ORG", "I-ORG", "O")
    write_held_out(tmp_path / "u.iob2", tmp_path / "out.iob2")
    kept = read_uner(tmp_path / "out.iob2") if (tmp_path / "out.iob2").read_text("utf-8") else []
    assert all(e in examples for e in kept)


def sample_cut(tmp_path: Path) -> Cut:
    example = read_sample(tmp_path)
    vocabulary = {word: n + 200 for n, word in enumerate(["[UNK]", "The", "Kremlin", "did", "wait", "."])}
    tokenizer = Tokenizer(WordLevel(vocabulary, "[UNK]"))
    tokenizer.pre_tokenizer = BertPreTokenizer()
    return Cut(example, cut(example.tokens, tokenizer))


def test_batches_hold_every_layer_padded_and_in_place(tmp_path: Path) -> None:
    part = sample_cut(tmp_path)
    first, second = windows(part, 9)
    assert (first.start, first.end, second.end) == (0, 6, 11)
    labels = Labels(("DET", "PROPN", "VERB"), ("DT", "NNP"), ("l0+", "k0+"), ("det", "root"))
    batch = Collator(labels)([first, second])
    assert batch.tree is not None
    assert batch.names is not None
    assert batch.tree.upos.tolist() == [[0, 1, NONE, NONE, 2, NONE], [1, 1, 1, 2, NONE, NONE]]
    assert batch.tree.heads[1].tolist() == [1, 3, 1, 3, 3, NONE]
    assert batch.names[1].tolist() == [0, 1, 2, 0, 0, NONE]
    assert batch.inputs.words.sum(1).tolist() == [6, 5]
    starts = batch.inputs.pieces[0, batch.inputs.first[0]]
    assert starts.tolist()[:3] == [201, 202, 203]
    assert batch.attributions is None


def test_an_attribution_cut_by_the_window_is_left_free(tmp_path: Path) -> None:
    write_polnear(
        tmp_path,
        "Ruiz said\nit was over.",
        [
            "T1\tSource 0 4\tx",
            "T2\tCue 5 9\tx",
            "T3\tContent 10 21\tx",
            "E1\tAttribution:T2 Source:T1 Cue:T2 Content:T3",
        ],
    )
    [example] = read_polnear(tmp_path)
    tokenizer = Tokenizer(WordLevel({"[UNK]": 5}, "[UNK]"))
    tokenizer.pre_tokenizer = BertPreTokenizer()
    part = Cut(example, cut(example.tokens, tokenizer))
    whole = Collator(Labels((), (), (), ()))([windows(part, 50)[0]]).attributions
    assert whole is not None
    assert [TAG_TAGS[tag] for tag in whole.tags[0]][:3] == ["B-source", "B-cue", "B-content"]
    assert whole.roles.tolist() == [[1, 0, 3, 4, 4, 0]]
    split = Collator(Labels((), (), (), ()))([windows(part, 4)[0]]).attributions
    assert split is not None
    assert split.free.all()
    assert not len(split.rows)


def test_the_stream_is_the_same_for_the_same_seed_and_shares_all_windows(tmp_path: Path) -> None:
    part = sample_cut(tmp_path)

    def draw(seed: int) -> list[list[tuple[int, int]]]:
        taken = stream([part] * 4, 9, 18, 2, seed)
        return [[(w.start, w.end) for side in next(taken) for w in side] for _ in range(6)]

    assert draw(1) == draw(1)
    assert np.all([len(group) >= 2 for group in draw(2)])
    assert torch.is_tensor(Collator(Labels((), (), (), ()))(windows(part, 50)).inputs.pieces)
