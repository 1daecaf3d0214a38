from pathlib import PurePosixPath

from hypothesis import given
from hypothesis import strategies as st

from standoff.record import id_of_file, id_of_text, id_of_url


def test_a_file_has_its_stem_for_an_id() -> None:
    assert id_of_file(PurePosixPath("reports/dev-01.txt")) == "dev-01"


def test_digests_stay_as_they_are_from_version_to_version() -> None:
    assert id_of_url("https://example.org/a") == "b5b10dd0429e69ac"
    assert id_of_text("") == "e3b0c44298fc1c14"


@given(st.text(alphabet=st.characters()))
def test_any_text_has_an_id_of_sixteen_digits(text: str) -> None:
    assert len(id_of_text(text)) == 16
    assert int(id_of_text(text), 16) >= 0
