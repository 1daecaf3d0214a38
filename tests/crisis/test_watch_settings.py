"""What may stand in feeds.toml, and how plainly faults in it are told."""

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from standoff.cli.app import make_app
from standoff.crisis.watch_settings import Plan, read_plan, reread
from standoff.errors import UnreadableError, UnwritableError
from tests.cli.fakes import load_fake

FEED = '[[feeds]]\nurl = "https://n.example/rss"\n'


def written(folder: Path, words: str) -> Path:
    path = folder / "feeds.toml"
    path.write_text(words, "utf-8")
    return path


def test_a_whole_plan(tmp_path: Path) -> None:
    words = f'follow = ["Ada"]\nmin_confidence = 1\n{FEED}[webhook]\nurl = "https://d.example"\nsecret_env = "K"\n'
    plan = read_plan(written(tmp_path, words + '[atom]\npath = "n.atom"\n')).plan
    assert plan.feeds[0].called == "https://n.example/rss"
    assert plan.follow == ("Ada",)
    assert plan.webhook
    assert plan.webhook.key({"K": "k"}) == b"k"
    with pytest.raises(UnreadableError, match="stand in K, which is not set"):
        plan.webhook.key({})
    assert plan.atom
    assert plan.atom.path == str(tmp_path / "n.atom")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("follow = [\nx]\n", r"is no TOML: .*at line 2, column 1"),
        ("", r"feeds: field required"),
        ("feeds = []", r"feeds: .*at least 1"),
        (FEED.replace("https", "file"), r"feeds\.1\.url \('file://n\.example/rss'\): it must begin with http"),
        (FEED + "every = 3\n", r"feeds\.1\.every \(3\): extra inputs"),
        (FEED + FEED, r"stands in it twice"),
        (FEED + '[webhook]\nurl = "https://d.example"\n', r"webhook: it needs either secret or secret_env"),
        (f'follow = "Ada"\n{FEED}', r"follow \('Ada'\): "),
        (f"min_confidence = 2\n{FEED}", r"min_confidence \(2\): "),
    ],
)
def test_faults_are_told(tmp_path: Path, words: str, told: str) -> None:
    with pytest.raises(UnreadableError, match=told):
        read_plan(written(tmp_path, words))


def test_the_command_tells_a_fault_on_one_line(tmp_path: Path) -> None:
    path = written(tmp_path, "x = \n")
    done = CliRunner().invoke(make_app(load_fake), ["watch", str(path), str(tmp_path / "tarn.db"), "--once"])
    assert done.exit_code == 2
    assert done.stderr.startswith(f"standoff: {path} is no TOML: ")
    assert "(at line 1, column 5)" in done.stderr
    assert not (tmp_path / "tarn.db").exists()


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="cannot be read: No such file"):
        read_plan(tmp_path / "feeds.toml")


def refused(plan: Plan) -> None:
    if plan.atom:
        raise UnwritableError("not there")


def test_a_plan_is_read_anew_when_its_file_changes(tmp_path: Path) -> None:
    path = written(tmp_path, FEED)
    first = read_plan(path)
    assert reread(path, first, refused) == (first, None)
    second, fault = reread(written(tmp_path, f'follow = ["Ada"]\n{FEED}'), first, refused)
    assert (second.plan.follow, fault) == (("Ada",), None)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("x = \n", "is no TOML: .*line 1"),
        ("feeds = []", "at least 1"),
        (FEED + '[atom]\npath = "a"\n', "not there"),
        (None, "cannot be read"),
    ],
)
def test_a_broken_change_is_told_once_and_the_plan_before_it_stays(
    tmp_path: Path, words: str | None, told: str
) -> None:
    path = written(tmp_path, FEED)
    first = read_plan(path)
    path.unlink() if words is None else written(tmp_path, words)
    second, fault = reread(path, first, refused)
    assert second.plan == first.plan
    assert re.search(told, str(fault))
    assert reread(path, second, refused) == (second, None)
    assert reread(written(tmp_path, FEED), second, refused) == (first, None)
