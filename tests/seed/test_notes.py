from tests.seed.chapters import flow, flow_and_codes, read, told


def test_notes_stand_where_they_are_called() -> None:
    assert flow("One[^1] two^[Inline *note*.] three[^1].\n\n[^1]: First.\n\n    - Second.\n") == (
        "paragraph One<note trade-note-1/> two<note trade-note-inline/>"
        " three<note trade-note-1-2/>.\n"
        "  note trade-note-1\n"
        "    paragraph First.\n"
        "    bulleted list\n"
        "      item\n"
        "        paragraph Second.\n"
        "  note trade-note-inline\n"
        "    paragraph Inline <em>note</em>.\n"
        "  note trade-note-1-2\n"
        "    paragraph First.\n"
        "    bulleted list\n"
        "      item\n"
        "        paragraph Second.\n"
    )


def test_notes_may_be_defined_before_and_inside_other_blocks() -> None:
    assert flow("[^a]: Note.\n\n> Quote[^a] and[^b]\n>\n> [^b]: Inside.\n") == (
        "quote\n"
        "  paragraph Quote<note trade-note-a/> and<note trade-note-b/>\n"
        "    note trade-note-a\n"
        "      paragraph Note.\n"
        "    note trade-note-b\n"
        "      paragraph Inside.\n"
    )


def test_notes_work_in_headings_and_tables() -> None:
    text = flow("## H[^1]\n\n| A[^1] |\n|---|\n\n[^1]: Note.\n")
    assert "heading 2 #trade/h H<note trade-note-1/>" in text
    assert "head | A<note trade-note-1-2/> |" in text


def test_a_note_that_is_not_defined_is_an_error() -> None:
    _, sink = read("# T\n\nOne[^exprots].\n\nTwo[^exports].\n\n[^exports]: Note.\n")
    assert told(sink) == [
        '3:4 note/undefined no note is defined as "[^exprots]:" (did you mean "exports"?)'
    ]


def test_a_note_defined_twice_is_an_error() -> None:
    _, sink = read("# T\n\nOne[^1].\n\n[^1]: A.\n\n[^1]: B.\n")
    assert told(sink) == ['7:1 note/defined-twice the note "[^1]" is defined twice']


def test_a_note_that_nothing_calls_is_told() -> None:
    _, sink = read("# T\n\nText.\n\n[^1]: A.\n")
    assert told(sink) == [
        '5:1 note/unused nothing calls the note "[^1]", so its text is not printed'
    ]


def test_a_note_called_by_the_summary_is_used() -> None:
    chapter, sink = read("---\nsummary: Short[^1].\n---\n# T\n\nText.\n\n[^1]: A.\n")
    assert told(sink) == []
    assert len(chapter.front.summary) == 3


def test_a_note_in_a_note_is_an_error_and_its_call_stays_as_text() -> None:
    text, codes = flow_and_codes("One[^1].\n\n[^1]: A[^2] ^[b].\n\n[^2]: C[^1].\n")
    assert codes == ["note/nested", "note/nested"]
    assert "paragraph A[^2] ^[b]." in text


def test_a_note_that_calls_itself_is_an_error() -> None:
    assert flow_and_codes("One[^1].\n\n[^1]: A[^1].\n")[1] == ["note/nested"]


def test_an_image_in_a_note_does_not_take_those_around_it() -> None:
    _, codes = flow_and_codes("A ![x](none.png) b[^1].\n\n[^1]: N.\n")
    assert codes == ["figure/in-text", "figure/missing"]
