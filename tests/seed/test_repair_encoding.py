import subprocess
import sys

import pytest

from compiler.seed.repair.edit import Origins
from compiler.seed.repair.encoding import undo_misreading


@pytest.mark.parametrize(
    ("misread", "meant"),
    [
        ("Americaâ€™s West", "America’s West"),
        ("â€œThere is.â€\x9d", "“There is.”"),
        ("Orleans.â€�", "Orleans.”"),
        ("Ã¢â‚¬â„¢", "’"),
        ("Americaâ\x80\x99s", "America’s"),
        ("cafÃ© in CÃ³rdoba", "café in Córdoba"),
        ("1801â€“1805", "1801–1805"),
        ("Japan‚Äôs", "Japan’s"),
    ],
)
def test_misread_utf_8_is_read_again(misread: str, meant: str) -> None:
    assert undo_misreading(misread)[0] == meant


def test_doubtful_sequences_follow_those_that_are_sure() -> None:
    assert undo_misreading("ÃŽle aux Noix")[0] == "ÃŽle aux Noix"
    text = "Americaâ€™s\nÃŽle, vis-Ã -vis, 5Â million â€œx.â€?"
    assert undo_misreading(text)[0] == "America’s\nÎle, vis-à-vis, 5 million “x.”"


def test_doubtful_sequences_stay_where_other_characters_are_sound() -> None:
    assert undo_misreading("É’s “costs” are Â£5")[0] == "É’s “costs” are £5"


def test_a_half_lost_letter_comes_back_in_a_listed_word_only() -> None:
    assert undo_misreading("Grosse Ã�le, 1Ã�1")[0] == "Grosse Île, 1Ã�1"


def test_a_letter_before_lost_characters_is_no_part_of_them() -> None:
    assert undo_misreading("Ã’��") == ("Ã’��", ())
    text, edits = undo_misreading("Ã a�[")
    assert text == "à a�["
    assert [(each.start, each.before, each.after) for each in edits] == [(0, "Ã", "à")]


def test_every_change_is_recorded_where_it_stood() -> None:
    _, edits = undo_misreading("Americaâ€™s â€œWestâ€�")
    assert [(each.start, each.end, each.before, each.after) for each in edits] == [
        (7, 10, "â€™", "’"),
        (12, 15, "â€œ", "“"),
        (19, 22, "â€�", "”"),
    ]
    assert {each.rule for each in edits} == {"mojibake"}


@pytest.mark.parametrize(
    "text",
    [
        "Japan’s “policy” — São Tomé’s cafés, or É’s",
        "straight 'quotes' and \"doubles\" stay, and so does ﬁne",
        "カフェ ｶﾌｪ Ｆｕｌｌ",
        "&eacute; &amp; …",
    ],
)
def test_text_that_is_right_stays_as_it_is(text: str) -> None:
    assert undo_misreading(text) == (text, ())


def test_places_in_the_new_text_lead_back_to_the_old() -> None:
    old = "aâ€™b cafÃ© d"
    new, edits = undo_misreading(old)
    origins = Origins(edits)
    assert new == "a’b café d"
    assert [old[origins.origin(place)] for place in range(len(new))] == list("aâb cafÃ d")
    assert origins.origin(len(new)) == len(old)


def test_a_page_without_misread_characters_does_not_import_ftfy() -> None:
    program = (
        "import sys; from compiler.seed.textpage.page import read_text_page;"
        "from compiler.diagnostics import Sink;"
        "read_text_page('p.txt', 'Japan’s café'.encode(), Sink()); print('ftfy' in sys.modules)"
    )
    result = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert result.stdout == "False\n"
