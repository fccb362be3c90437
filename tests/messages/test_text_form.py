from compiler.diagnostics import Diagnostic, Severity
from compiler.messages.text import text_form
from compiler.source import Source

SALES = Source("chapters/10-sales.md", "# Sales\n\nSales grew again, see @tbl-revenu.\n")


def unresolved() -> Diagnostic:
    start = SALES.text.index("@tbl")
    return Diagnostic(
        "reference/unresolved",
        Severity.ERROR,
        'nothing is labelled "tbl-revenu"',
        SALES.span(start, start + len("@tbl-revenu")),
        hint='did you mean "tbl-revenue"?',
    )


def printed(text: str, start: int, end: int) -> list[str]:
    span = Source("a.md", text).span(start, end)
    diagnostic = Diagnostic("reference/unresolved", Severity.WARNING, "so it is", span)
    return text_form([diagnostic]).splitlines()[1:-1]


def test_a_diagnostic_shows_its_line_with_carets_and_a_hint() -> None:
    assert text_form([unresolved()]) == (
        "chapters/10-sales.md:3:23: error[reference/unresolved]: "
        'nothing is labelled "tbl-revenu"\n'
        "    3 | Sales grew again, see @tbl-revenu.\n"
        "      |                       ^^^^^^^^^^^\n"
        '   hint: did you mean "tbl-revenue"?\n'
        "1 error\n"
    )


def test_the_last_line_counts_by_severity() -> None:
    warning = Diagnostic("layout/x", Severity.WARNING, "a", path="a.md")
    other = Diagnostic("layout/x", Severity.WARNING, "b", path="a.md")
    note = Diagnostic("layout/y", Severity.NOTE, "c")
    text = text_form([unresolved(), warning, other, note])
    assert text.endswith("\n1 error, 2 warnings, 1 note\n")


def test_nothing_to_say_prints_nothing() -> None:
    assert text_form([]) == ""


def test_a_diagnostic_without_a_place_names_only_its_file() -> None:
    lost = Diagnostic("project/missing", Severity.ERROR, "there is no report.toml", path="x")
    assert text_form([lost]) == "x: error[project/missing]: there is no report.toml\n1 error\n"


def test_paths_lead_from_the_folder_the_user_stands_in() -> None:
    assert text_form([unresolved()], "reports/2024").startswith(
        "reports/2024/chapters/10-sales.md:3:23: "
    )


def test_carets_stand_under_wide_letters() -> None:
    assert printed("日本 grew", 3, 7) == [
        "    1 | 日本 grew",
        "      |      ^^^^",
    ]


def test_carets_stand_under_what_follows_a_tab() -> None:
    assert printed("\tgrew", 1, 5) == [
        "    1 |     grew",
        "      |     ^^^^",
    ]


def test_a_combining_accent_takes_no_column() -> None:
    assert printed("e\u0301a b", 4, 5) == [
        "    1 | e\u0301a b",
        "      |    ^",
    ]


def test_a_long_line_is_cut_around_the_place() -> None:
    text = "word " * 60 + "HERE" + " word" * 60
    shown, carets = printed(text, 300, 304)
    assert "…" in shown
    assert shown.index("HERE") == carets.index("^^^^")
    assert len(shown) <= 112


def test_a_place_over_several_lines_is_marked_to_the_end_of_the_first() -> None:
    assert printed("ab cd\nef", 3, 8) == [
        "    1 | ab cd",
        "      |    ^^",
    ]


def test_a_place_at_the_end_of_the_line_has_one_caret() -> None:
    assert printed("abc\nd", 3, 3) == [
        "    1 | abc",
        "      |    ^",
    ]


def test_control_characters_cannot_steer_the_terminal() -> None:
    diagnostic = Diagnostic(
        "reference/unresolved", Severity.ERROR, 'no "\x1b[2J"', Source("a", "a\x1b]0;b\x07").span(0)
    )
    text = text_form([diagnostic])
    assert "\x1b" not in text
    assert "\x07" not in text
    assert "a␛]0;b␇" in text


def test_direction_marks_are_spelled_out() -> None:
    shown, _ = printed("a\u202eb", 0, 1)
    assert shown == "    1 | a<202E>b"


def test_what_cannot_be_seen_is_spelled_out() -> None:
    shown, _ = printed("a\ue000b\u2028c", 0, 1)
    assert shown == "    1 | a<E000>b<2028>c"


def test_colours_are_asked_for() -> None:
    assert "\x1b[1;31merror[reference/unresolved]\x1b[0m" in text_form([unresolved()], colour=True)
