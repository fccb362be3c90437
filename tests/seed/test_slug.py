import pytest

from compiler.seed.slug import identifier, slug


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("The Year's Work, 2009–10", "the-years-work-2009-10"),
        ("Écoles & Cie.", "ecoles-cie"),
        ("Straße", "strasse"),
        ("Внешняя политика й", "внешняя-политика-й"),
        ("日本 外交", "日本-外交"),
        ("대한민국", "대한민국"),
        ("snake_case", "snake-case"),
        ("…!", ""),
    ],
)
def test_slugs_keep_letters_of_every_script(text: str, made: str) -> None:
    assert slug(text) == made


def test_identifiers_join_words_as_expressions_spell_them() -> None:
    assert identifier("Net Exports (bn)") == "net_exports_bn"
