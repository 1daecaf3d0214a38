from training.claims import followed


def pair(words: str) -> frozenset[str]:
    return frozenset(words.split())


def test_two_that_deny_one_statement_say_the_same() -> None:
    found = followed({pair("a b"): "denies", pair("a c"): "denies"})
    assert found[pair("b c")] == "same"


def test_who_says_the_same_denies_the_same_however_long_the_chain() -> None:
    found = followed({pair("a b"): "same", pair("b c"): "denies", pair("c d"): "denies"})
    assert {name: found[pair(name)] for name in ("a c", "b d", "a d")} == {
        "a c": "denies",
        "b d": "same",
        "a d": "same",
    }


def test_what_is_written_stands_and_figures_lead_nowhere() -> None:
    written = {pair("a b"): "denies", pair("a c"): "denies", pair("b c"): "figures", pair("c d"): "counter"}
    assert followed(written) == written
