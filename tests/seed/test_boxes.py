import pytest

from tests.seed.chapters import flow, flow_and_codes, read, told


def messages(text: str) -> list[str]:
    return told(read(f"# T\n\n{text}")[1])


def test_boxes_nest_and_carry_titles_and_labels() -> None:
    assert flow(
        '::: {.box title="The *title*" #box-a}\nOne.\n\n:::: note\nTwo.\n::::\n\n- three\n:::\n'
        "\nFour.\n"
    ) == (
        "box box #box-a The <em>title</em>\n"
        "  paragraph One.\n"
        "  box note\n"
        "    paragraph Two.\n"
        "  bulleted list\n"
        "    item\n"
        "      paragraph three\n"
        "paragraph Four.\n"
    )


def test_fences_need_no_blank_lines_and_close_lists() -> None:
    assert flow("Before\n::: quote\nInside\n:::\nAfter\n") == (
        "paragraph Before\nquote\n  paragraph Inside\nparagraph After\n"
    )


def test_boxes_stand_in_lists() -> None:
    assert flow("- a\n\n  ::: box\n  b\n  :::\n- c\n") == (
        "bulleted list, loose\n  item\n    paragraph a\n    box box\n      paragraph b\n"
        "  item\n    paragraph c\n"
    )


def test_fences_in_code_are_code() -> None:
    assert flow("```\n::: box\n```\n") == "code\n  | ::: box\n"


def test_a_chronology_from_a_list_and_from_definitions() -> None:
    assert flow(
        "::: chronology\n- 1 May: It *began*.\n- **2 May**: It went on: well.\n\n  More.\n:::\n\n"
        "::: {.chronology}\n3 May\n: It ended.\n:::\n"
    ) == (
        "chronology\n"
        "  date 1 May\n"
        "    paragraph It <em>began</em>.\n"
        "  date <strong>2 May</strong>\n"
        "    paragraph It went on: well.\n"
        "    paragraph More.\n"
        "chronology\n"
        "  date 3 May\n"
        "    paragraph It ended.\n"
    )


def test_key_figures_from_a_list_and_from_definitions() -> None:
    assert flow(
        "::: key-figures\n- {{ x }}: of all\n- 3.5 %: growth\n:::\n\n"
        "::: key-figures\n12\n: embassies\n: and more\n:::\n"
    ) == (
        "key figures\n"
        '  <value "x">[x]</value> | of all\n'
        "  3.5 % | growth\n"
        "key figures\n"
        "  12 | embassies<br/>and more\n"
    )


def test_what_a_special_box_can_not_use_is_kept_and_told() -> None:
    text, codes = flow_and_codes(
        "::: chronology\nLoose words.\n\n- no date\n:::\n\n"
        "::: key-figures\n- a: b\n\n      code\n:::\n"
    )
    assert codes == ["chapter/box-content"] * 3
    assert "paragraph Loose words." in text
    assert "paragraph no date" in text
    assert "| code" in text


def test_unknown_kinds_are_told_and_their_content_stays() -> None:
    text, codes = flow_and_codes("::: {.bx}\nWords.\n:::\n")
    assert text == "paragraph Words.\n"
    assert codes == ["chapter/unknown-box"]
    assert messages("::: {.boxx #a}\nWords.\n:::\n") == [
        '3:5 chapter/unknown-box "boxx" is no kind of box; its content is set as normal text'
        ' (did you mean "box"?)'
    ]
    assert messages("::: {.box .wide}\nWords.\n:::\n") == [
        '3:5 chapter/unknown-box "wide" means nothing on a .box'
    ]
    assert messages('::: {title="x"}\nWords.\n:::\n') == [
        "3:5 chapter/unknown-box this fence has no kind; its content is set as normal text"
        " (such as ::: {.box})"
    ]


def test_kinds_that_are_not_laid_out_yet_are_told_and_their_content_stays() -> None:
    text, codes = flow_and_codes("::: chart\nWords.\n:::\n")
    assert text == "paragraph Words.\n"
    assert codes == ["chapter/not-available"]


def test_columns_and_broad_pages() -> None:
    assert flow("::: columns\nOne.\n\nTwo.\n:::\n") == (
        "2 columns\n  paragraph One.\n  paragraph Two.\n"
    )
    assert flow("::: {.landscape}\n:::: {.columns count=3}\nWords.\n::::\n\nMore.\n:::\n") == (
        "landscape\n  3 columns\n    paragraph Words.\n  paragraph More.\n"
    )
    assert flow("::: {.landscape}\n:::\n") == ""


def test_columns_come_in_twos_and_threes() -> None:
    assert messages("::: {.columns count=5}\nWords.\n:::\n") == [
        '3:5 chapter/box-attribute text cannot stand in "5" columns (count is one of 2, 3)'
    ]


@pytest.mark.parametrize(
    "text",
    [
        "::: box\n:::: {.columns}\nWords.\n::::\n:::\n",
        "- a\n\n  ::: {.landscape}\n  Words.\n  :::\n",
        "::: columns\n:::: columns\nWords.\n::::\n:::\n",
        "::: columns\n:::: landscape\nWords.\n::::\n:::\n",
        "Words.[^a]\n\n[^a]: b\n\n    ::: columns\n    Words.\n    :::\n",
    ],
)
def test_a_page_cannot_change_inside_something_else(text: str) -> None:
    shown, codes = flow_and_codes(text)
    assert "paragraph Words." in shown
    assert codes == ["chapter/box-place"]


def test_tables_and_figures_may_be_wide_and_have_a_place() -> None:
    table = "| a |\n|---|\n| b |\n\n: Words {#tbl-a .wide place=bottom}\n"
    assert flow(table).startswith("table #tbl-a at bottom wide Words\n")
    assert messages("| a |\n|---|\n| b |\n\n: Words {.broad place=botom}\n") == [
        '7:3 table/attribute ".broad" means nothing on a table',
        '7:3 table/attribute there is no place "botom" on a page (did you mean "bottom"?)',
    ]


def test_a_short_fence_may_have_a_title() -> None:
    assert flow("::: note On *method*\nWords.\n:::\n") == (
        "box note On <em>method</em>\n  paragraph Words.\n"
    )


def test_the_title_of_a_box_that_is_not_set_stays() -> None:
    text, codes = flow_and_codes('::: {.chart title="A" caption="B"}\n:::\n')
    assert text == "paragraph <strong>A</strong>\nparagraph <strong>B</strong>\n"
    assert codes == ["chapter/not-available"]


def test_braces_that_are_no_attributes_are_told() -> None:
    assert messages("::: {.box title=}\nWords.\n:::\n") == [
        '3:5 chapter/unknown-box "{.box title=}" is no kind of box; its content is set as normal'
        " text"
    ]


def test_attributes_a_box_does_not_take_are_told() -> None:
    assert messages('::: {.box titel="A"}\nWords.\n:::\n') == [
        '3:5 chapter/box-attribute a .box has no attribute titel="A" (did you mean "title"?)'
    ]
    assert messages('::: {.quote #q title="A"}\nWords.\n:::\n') == [
        '3:5 chapter/box-attribute a .quote has no attribute title="A"',
        "3:5 chapter/box-attribute a .quote takes no label",
    ]


def test_open_and_stray_fences_are_told() -> None:
    assert messages("::: box\nWords.\n") == [
        "3:1 chapter/unclosed-fence this fence is not closed by :::"
    ]
    assert messages("> ::: box\n> Words.\n\nAfter.\n") == [
        "3:1 chapter/unclosed-fence this fence is not closed by :::"
    ]
    assert messages("Words.\n\n:::\n") == ["5:1 chapter/stray-fence this fence closes nothing"]


def test_a_heading_in_a_box_is_no_title_and_breaks_no_order() -> None:
    text, codes = flow_and_codes("::: box\n# In the box\n\n#### Deep\n:::\n")
    assert codes == []
    assert "heading 2 #trade/in-the-box In the box" in text
