from tests.seed.textpages import printed

FIRST = "Japan has been engaging in negotiations with its neighbours throughout the whole year."
SECOND = "Relations with each of the countries of the region have developed further in the year."


def test_lines_of_a_page_without_blank_lines_are_paragraphs() -> None:
    assert printed(f"Europe\n{FIRST}\n{SECOND}\nOverview\n{FIRST}\n") == (
        f"title Europe\nparagraph {FIRST}\nparagraph {SECOND}\n"
        f"heading 2 #page-overview Overview\nparagraph {FIRST}\n"
    )


def test_any_number_of_blank_lines_parts_paragraphs() -> None:
    assert printed(f"\n\n\nEurope\n \n\t\n{FIRST}\n\n\n\n\n{SECOND}") == (
        f"title Europe\nparagraph {FIRST}\nparagraph {SECOND}\n"
    )


def test_lines_broken_at_a_width_are_joined() -> None:
    text = (
        "Europe\n\n"
        "The curtain has closed on the 20th century and opened on the\n"
        "21st century. For Japan to conduct diplomacy appropriate for the\n"
        "new century, it is crucial that we reflect on the events of the\n"
        "Contents and create a vision for our country in the years to\n"
        "come, and so on.\n"
        "\n"
        "This is a second paragraph, whose lines are broken at the same\n"
        "width as those of the first.\n"
        "    An indented paragraph starts here and it goes on until it is\n"
        "broken.\n"
    )
    assert printed(text) == (
        "title Europe\n"
        "paragraph The curtain has closed on the 20th century and opened on the 21st century. For"
        " Japan to conduct diplomacy appropriate for the new century, it is crucial that we"
        " reflect on the events of the Contents and create a vision for our country in the years"
        " to come, and so on.\n"
        "paragraph This is a second paragraph, whose lines are broken at the same width as those"
        " of the first.\n"
        "paragraph An indented paragraph starts here and it goes on until it is broken.\n"
    )


def test_broken_lines_without_blank_ones_end_a_paragraph_where_room_is_left() -> None:
    text = (
        "Europe\n"
        "The curtain has closed on the 20th century and opened on the\n"
        "21st century, as everyone who has been there knows very well.\n"
        "So it is.\n"
        "For Japan to conduct diplomacy appropriate for the century in\n"
        "which it lives, it is crucial that we reflect on events.\n"
    )
    assert printed(text).count("paragraph") == 2


def test_a_hyphen_at_a_line_end_stays_and_closes_up() -> None:
    text = (
        "Europe\n\n"
        "The decision that was taken is one that is by now very well-\n"
        "known, and it has consequences for the short-, medium-, short-\n"
        "and long-term prospects of the region, which are good as far\n"
        "as anyone can tell us.\n"
    )
    assert "very well-known, and" in printed(text)
    assert "medium-, short- and long-term" in printed(text)


def test_a_sentence_broken_in_a_long_line_goes_on_below() -> None:
    half = FIRST.removesuffix(".")
    assert printed(f"Europe\n\n{half}\nand beyond.\n\n{SECOND}").count("paragraph") == 2


def test_japanese_lines_are_joined_without_a_space() -> None:
    line = "外務省は各国との関係を強化するために様々な取組を行ってきた"
    text = f"日本の外交\n\n{line}\n{line}\n{line}。\n"
    assert printed(text) == f"title 日本の外交\nparagraph {line * 3}。\n"


def test_white_space_is_collapsed_but_no_break_spaces_stay() -> None:
    assert printed(f"Europe\n\nIt cost  5\xa0million\tin all. {FIRST}") == (
        f"title Europe\nparagraph It cost 5\xa0million in all. {FIRST}\n"
    )
