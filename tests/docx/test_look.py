"""The look is in styles and theme; what stands on runs themselves is what authors asked for."""

import re
from collections import Counter

from lxml import etree

from compiler.model.block import Box, Quote
from compiler.model.inline import (
    Code,
    Emphasis,
    Foreign,
    Inline,
    Link,
    Note,
    SmallCaps,
    Strong,
    Subscript,
    Superscript,
    Text,
)
from tests.docx.readback import W, members, part
from tests.docx.test_readers import torture
from tests.docx.writing import written, written_from
from tests.wordflow.making import bluebook, bullets, heading, numbers, table, words

WITH_TEXT = re.compile(r"word/(document|footnotes|header\d+|footer\d+)\.xml")


def formats(data: bytes, tag: str = "rPr") -> Counter[str]:
    """How often each direct format stands on the runs, or paragraphs, of a file."""
    found: Counter[str] = Counter()
    for name in members(data):
        if WITH_TEXT.fullmatch(name):
            root = etree.fromstring(part(data, name).encode())
            for properties in root.iter(f"{W}{tag}"):
                found.update(str(each.tag).removeprefix(W) for each in properties)
    return found


def test_a_plain_report_has_no_direct_format_on_any_run() -> None:
    data = written(
        heading(1, "A"),
        heading(2, "B"),
        words("text", Code("code"), Link("https://x.org", (Text("x"),)), Note("n", (words("y"),))),
        bullets("a", (words("b"), numbers("c"))),
        table("a|b", "1|2", caption="T", label="t"),
        Box("box", (words("boxed"),), (Text("title"),)),
        Quote((words("quoted"),)),
    )
    assert set(formats(data)) == {"rStyle"}


def test_stress_is_the_format_its_author_asked_for_and_nothing_else() -> None:
    inner = (Text("x"),)
    asked: dict[Inline, dict[str, int]] = {
        Strong(inner): {"b": 1, "bCs": 1},
        Emphasis(inner): {"i": 1, "iCs": 1},
        Superscript(inner): {"vertAlign": 1},
        Subscript(inner): {"vertAlign": 1},
        SmallCaps(inner): {"smallCaps": 1},
        Foreign("fr", inner): {"lang": 1},
    }
    for inline, expected in asked.items():
        assert formats(written(words("a ", inline))) == expected


def test_paragraphs_and_runs_of_every_construct_say_only_what_styles_cannot() -> None:
    data = written_from(torture())
    asked = {"rStyle", "b", "bCs", "i", "iCs", "vertAlign", "smallCaps", "lang"}
    assert set(formats(data)) <= asked
    assert set(formats(data, "pPr")) <= {"pStyle", "numPr", "sectPr", "spacing", "ind"}


def test_colours_of_the_palette_are_those_of_the_theme_in_text_lines_and_grounds() -> None:
    data = written_from(torture())
    palette = set(bluebook().colors.values())
    styles, body = part(data, "word/styles.xml"), part(data, "word/document.xml")
    told = re.findall(r'w:(?:val|color)="([0-9A-F]{6})"( w:themeColor="\w+")?', styles + body)
    grounds = re.findall(r'w:fill="([0-9A-F]{6})"( w:themeFill="\w+")?', styles + body)
    assert {color for color, _theme in grounds} & palette
    for color, theme in (*told, *grounds):
        assert bool(theme) is (color in palette), color


def test_fonts_of_text_and_headings_are_those_of_the_theme() -> None:
    styles = part(written_from(torture()), "word/styles.xml")
    themed = set(re.findall(r'w:ascii="([^"]+)"[^>]* w:asciiTheme="(\w+)"', styles))
    plain = set(re.findall(r'w:ascii="([^"]+)"[^>]*?(?<!HAnsi")/>', styles))
    assert sorted(slot for _name, slot in themed) == ["majorHAnsi", "minorHAnsi"]
    assert not {name for name, _slot in themed} & plain
