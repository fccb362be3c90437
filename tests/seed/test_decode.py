import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compiler.diagnostics import Sink
from compiler.seed import decode
from compiler.seed.decode import decode_text
from compiler.seed.repair import edit

REPORT = "Japan’s “policy” – a café in Córdoba\nsecond line\n"


def decoded(raw: bytes) -> tuple[str, list[str], list[tuple[int, int, str, str]]]:
    sink = Sink()
    source, repairs = decode_text("page.txt", raw, sink)
    return (
        source.text,
        [each.code for each in sink.diagnostics],
        [(each.line, each.column, each.before, each.after) for each in repairs],
    )


def test_utf_8_is_read_without_a_word() -> None:
    assert decoded(REPORT.encode()) == (REPORT, [], [])


def test_a_byte_order_mark_is_no_character() -> None:
    assert decoded(REPORT.encode("utf-8-sig")) == (REPORT, [], [])


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_every_line_end_becomes_a_line_feed(end: str) -> None:
    assert decoded(REPORT.replace("\n", end).encode()) == (REPORT, [], [])


@pytest.mark.parametrize(
    "encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "mac_roman"]
)
def test_other_encodings_are_known_by_their_bytes(encoding: str) -> None:
    assert decoded(REPORT.encode(encoding)) == (REPORT, ["text/legacy-encoding"], [])


@pytest.mark.parametrize("encoding", ["cp932", "euc_jp", "iso2022_jp", "utf-16-le"])
def test_japanese_encodings_are_known_by_their_bytes(encoding: str) -> None:
    text = "目次 | 戻る | 次へ\n\n外務省の報告です。日本の外交について。\n"
    assert decoded(text.encode(encoding)) == (text, ["text/legacy-encoding"], [])


def test_an_english_page_in_shift_jis_is_known_by_its_punctuation() -> None:
    text = "Japan’s “policy”\n・Support for Iraq\n"
    assert decoded(text.encode("cp932"))[0] == text


def test_latin_1_is_read_as_the_windows_encoding_it_is_part_of() -> None:
    text = "vis-à-vis Onís, São Tomé"
    assert decoded(text.encode("latin-1"))[0] == text


def test_a_lost_character_in_utf_8_does_not_change_the_encoding() -> None:
    assert decoded(b"vis-\xef\xbf\xbd-vis caf\xc3\xa9")[0] == "vis-\ufffd-vis café"


def test_stray_windows_bytes_in_utf_8_are_read_and_recorded() -> None:
    assert decoded(b"caf\xc3\xa9\nJapan\x92s") == (
        "café\nJapan’s",
        ["text/stray-bytes"],
        [(2, 6, "\\x92", "’")],
    )


def test_a_character_that_breaks_off_is_lost_and_recorded() -> None:
    assert decoded(b"caf\xc3\xa9 \xe2\x80 x") == (
        "café � x",
        ["text/stray-bytes"],
        [(1, 6, "\\xe2\\x80", "�")],
    )


def test_upper_controls_are_windows_characters_read_as_latin_1() -> None:
    assert decoded("Japan\x92s".encode()) == (
        "Japan’s",
        ["text/control-character"],
        [(1, 6, "U+0092", "’")],
    )


def test_controls_are_left_out_and_recorded() -> None:
    assert decoded(b"a\0\0b\x0cc") == (
        "ab c",
        ["text/control-character"],
        [(1, 2, "U+0000 U+0000", ""), (1, 5, "U+000C", " ")],
    )


def test_long_runs_of_controls_are_counted() -> None:
    assert decoded(b"a" + b"\x01" * 11 + b"b")[2][0][2].endswith("U+0001 and 3 more")


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (b"# T\n\nCaf\xe9 \xff\xfe \x00 text.\n", "# T\n\nCafé ÿþ  text.\n"),
        (b"ab\x00", "ab"),
        (b"Caf\xe9\x00", "Café"),
        (b"caf\xe9 \x00 na\xefve \x00 text, and more\n", "café  naïve  text, and more\n"),
        (b"Land,Wert\n\xd6sterreich,\x001\nK\xf6ln,\x002\n", "Land,Wert\nÖsterreich,1\nKöln,2\n"),
    ],
)  # fmt: skip
def test_a_stray_zero_byte_does_not_make_utf_16(raw: bytes, text: str) -> None:
    assert decoded(raw)[0] == text


@pytest.mark.parametrize(
    "text",
    [
        "外務省の報告です。\n日本の外交について。\n",
        "안녕하십니까. 보고서\n",
        "中华人民共和国外交部\n年度报告\n",
        "Café\n",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_short_texts_of_utf_16_are_known_without_a_mark(text: str, encoding: str) -> None:
    assert decoded(text.encode(encoding))[0] == text


def test_a_file_that_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decode, "MAX_TEXT_BYTES", 10)
    sink = Sink()
    source, repairs = decode_text("page.txt", b"eleven bytes", sink)
    assert (source.text, repairs) == ("", ())
    assert [(each.code, each.message) for each in sink.diagnostics] == [
        ("text/too-large", "the file has 12 bytes, a text may have 10")
    ]


def test_more_repairs_than_the_log_names_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(edit, "MAX_RECORDED_REPAIRS", 2)
    text, codes, repairs = decoded(b"a\1b\1c\1d")
    assert (text, len(repairs)) == ("abcd", 2)
    assert codes == ["text/too-many-repairs", "text/control-character"]


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=200))
def test_no_bytes_make_decoding_fail(raw: bytes) -> None:
    text = decoded(raw)[0]
    text.encode("utf-8")
    assert not any(ord(character) < 32 and character not in "\t\n" for character in text)


@settings(max_examples=50, deadline=None)
@given(st.text(alphabet=st.characters(min_codepoint=32, exclude_categories=["Cs", "Cc", "Cn"])))
def test_utf_8_comes_back_as_it_was(text: str) -> None:
    assert decoded(text.encode())[0] == text.removeprefix("\ufeff").replace("\ufeff", "")
