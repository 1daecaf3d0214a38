import pytest

from standoff.errors import LanguageError
from standoff.ingest.language import language_of
from tests.ingest.pages import GERMAN, PARAGRAPHS

SPANISH = (
    "El gobierno de Ardan acusó el viernes a Belmar de retener un barco de trigo en el estrecho. El ministerio "
    "de Belmar negó la acusación y dijo que sus hombres habían ayudado a la tripulación."
)
RUSSIAN = "Министерство иностранных дел отвергло обвинения и заявило, что судно просило о помощи, а экипаж свободен."
CHINESE = "外交部否认了这一指控，并表示该船曾请求援助，船员可以随时离开。" * 5


@pytest.mark.parametrize(("text", "code"), [(GERMAN, "de"), (SPANISH, "es"), (RUSSIAN, "ru"), (CHINESE, "zh")])
def test_other_languages_are_refused_by_name(text: str, code: str) -> None:
    with pytest.raises(LanguageError, match=f"'{code}'"):
        language_of(text, None, ("en",))


@pytest.mark.parametrize("text", ["Nein.", "", "Ardan Belmar Selim", "Niamey Cotonou Maradi"])
def test_little_text_is_taken_for_the_first_language(text: str) -> None:
    assert language_of(text, None, ("en",)) == "en"


def test_english_with_many_foreign_names_is_english() -> None:
    text = (
        "Niger's minister Issoufou Maïkido met Aimé Kpossou of Sèmè-Kpodji in Niamey, where Zhou Weimin stayed silent."
    )
    assert language_of(text, None, ("en",)) == "en"


@pytest.mark.parametrize("declared", ["en", "en-GB", "EN_us", None, ""])
def test_what_the_page_declares_is_read_without_its_region(declared: str | None) -> None:
    assert language_of(" ".join(PARAGRAPHS), declared, ("en",)) == "en"


def test_what_the_page_declares_is_believed_where_it_is_refused() -> None:
    with pytest.raises(LanguageError, match="'fr'"):
        language_of("", "fr", ("en",))
