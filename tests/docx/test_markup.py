import pytest
from msgspec.structs import replace

from compiler.model.block import Box, Cell, Column, ContentsList, Figure, Picture, Row, Table
from compiler.model.document import Field, Running, RunningLine
from compiler.model.inline import Emphasis, Foreign, LineBreak, Note, Strong, Superscript, Text
from tests.docx.readback import members, part
from tests.docx.writing import written, written_from
from tests.wordflow.making import (
    bluebook,
    bullets,
    heading,
    numbers,
    report,
    table,
    words,
)
from tests.wordflow.making import part as report_part

PICTURE = Picture("figures/a.png", "png", 600, 400, b"\x89PNG", "d1")


def body(data: bytes) -> str:
    """The body without the ids that say nothing here."""
    text = part(data, "word/document.xml")
    text = text[text.index("<w:body>") + 8 : text.index("<w:sectPr")]
    while 'w14:paraId="' in text:
        start = text.index(' w14:paraId="')
        end = text.index('"', text.index('textId="', start) + 8) + 1
        text = text[:start] + text[end:]
    return text


def style(data: bytes, identity: str) -> str:
    text = part(data, "word/styles.xml")
    start = text.index(f'w:styleId="{identity}"')
    return text[start : text.index("</w:style>", start)]


def test_a_plain_paragraph_is_its_style_and_its_words() -> None:
    assert body(written(words("a < b & c"))) == (
        '<w:p><w:pPr><w:pStyle w:val="BodyText"/></w:pPr>'
        "<w:r><w:t>a &lt; b &amp; c</w:t></w:r></w:p>"
    )


def test_only_what_the_author_asked_for_is_direct_format() -> None:
    made = words("a ", Strong((Text("b"),)), Emphasis((Text("c"),)), Superscript((Text("2"),)),
                 Foreign("fr", (Text("d"),)), LineBreak())  # fmt: skip
    assert body(written(made)) == (
        '<w:p><w:pPr><w:pStyle w:val="BodyText"/></w:pPr>'
        '<w:r><w:t xml:space="preserve">a </w:t></w:r>'
        "<w:r><w:rPr><w:b/><w:bCs/></w:rPr><w:t>b</w:t></w:r>"
        "<w:r><w:rPr><w:i/><w:iCs/></w:rPr><w:t>c</w:t></w:r>"
        '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>2</w:t></w:r>'
        '<w:r><w:rPr><w:lang w:val="fr"/></w:rPr><w:t>d</w:t></w:r>'
        "<w:r><w:br/></w:r></w:p>"
    )


def test_two_hyphens_have_elements_of_their_own() -> None:
    assert "<w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t><w:softHyphen/><w:t>c</w:t>" in body(
        written(words("a\u2011b\u00adc"))
    )


def test_what_differs_from_a_style_is_a_style_of_its_own() -> None:
    data = written(words("before"), table("a|b", "1|2"), words("after"))
    assert '<w:pStyle w:val="BodyText14PtAfter"/></w:pPr>' in body(data)
    made = style(data, "BodyText14PtAfter")
    assert '<w:name w:val="Body Text 14 pt after"/><w:basedOn w:val="BodyText"/>' in made
    assert '<w:pPr><w:spacing w:after="280"/></w:pPr>' in made


def test_headings_are_numbered_by_their_style() -> None:
    data = written(heading(1, "One"), heading(2, "Two"))
    assert '<w:pPr><w:pStyle w:val="Heading2"/></w:pPr><w:bookmarkStart' in body(data)
    made = style(data, "Heading2")
    assert '<w:name w:val="heading 2"/>' in made
    assert '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>' in made
    assert '<w:outlineLvl w:val="1"/>' in made
    assert '<w:pStyle w:val="Heading2"/>' in part(data, "word/numbering.xml")


def test_numbered_items_name_their_list_and_bullets_follow_their_style() -> None:
    text = body(written(numbers("a", start=3), bullets("b")))
    assert '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="4"/></w:numPr>' in text
    assert text.count("<w:numPr>") == 1
    assert "<w:ind" not in text


def test_lists_elsewhere_name_their_list_and_leave_the_indents_to_it() -> None:
    text = body(written(Box("box", (words("x"), bullets("b")))))
    assert "<w:numPr>" in text
    assert "<w:ind" not in text


def test_tables_say_everything_about_their_widths() -> None:
    made = Table(
        (Column(), Column("right")),
        (Row((Cell((Text("a"),), columns=2),)),),
        (Row((Cell((Text("b"),), rows=2), Cell((Text("1"),)))), Row((Cell((Text("2"),)),))),
    )
    text = body(written(made))
    assert '<w:tblLayout w:type="fixed"/>' in text
    assert "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>" in text
    assert '<w:gridSpan w:val="2"/>' in text
    assert text.count('<w:vMerge w:val="restart"/>') == text.count("<w:vMerge/>") == 1
    assert '<w:tblCellMar><w:top w:w="50" w:type="dxa"/>' in text


def test_a_picture_has_words_or_says_that_it_needs_none() -> None:
    text = body(written(Figure(PICTURE, alt='a "dog"'), Figure(PICTURE, decorative=True)))
    assert '<wp:docPr id="1" name="Picture 1" descr="a &quot;dog&quot;"/>' in text
    assert 'decorative" val="1"/>' in text
    assert 'distT="0" distB="0"' in text


def test_a_picture_used_twice_is_stored_once() -> None:
    data = written(Figure(PICTURE, alt="a"), Figure(PICTURE, alt="b"))
    assert [name for name in members(data) if "media" in name] == ["word/media/image1.png"]


def test_contents_are_one_field_with_ready_rows() -> None:
    contents = report_part(ContentsList(), kind="contents")
    resolved = report(contents, report_part(heading(1, "One"), heading(2, "Two")))
    text = part(written_from(resolved, {"one": "1", "two": "2"}), "word/document.xml")
    rows = text[: text.index("</w:p>", text.index("</w:sectPr>"))]
    assert rows.count('fldCharType="begin"') == 3
    assert rows.count('fldCharType="end"') == 3
    assert ' TOC \\o "1-2" \\h \\z \\u ' in rows
    assert " PAGEREF two \\h " in rows
    assert '<w:hyperlink w:anchor="two" w:history="1">' in rows
    assert "<w:t>2</w:t>" in rows


def test_notes_have_their_separators_and_are_counted_anew_in_each_section() -> None:
    data = written(words("x", Note("n", (words("one"), words("two")))))
    notes = part(data, "word/footnotes.xml")
    assert notes.count('w:line="124" w:lineRule="exact"') == 2
    assert notes.count("<w:footnoteRef/>") == 1
    assert '<w:pStyle w:val="FootnoteText"/>' in notes
    restart = '<w:numRestart w:val="eachSect"/>'
    assert restart in part(data, "word/settings.xml")
    assert restart in part(data, "word/document.xml")
    assert '<w:footnoteReference w:id="1"/>' in body(data)


def test_nothing_makes_word_ask_a_question() -> None:
    data = written(heading(1, "One"), words("x"))
    for name in members(data):
        if name.endswith(".xml"):
            text = part(data, name)
            assert "updateFields" not in text
            assert "w:dirty" not in text
    assert '<w:autoHyphenation w:val="0"/>' in part(data, "word/settings.xml")


def test_running_lines_are_parts_that_sections_share() -> None:
    running = Running(
        head_right=RunningLine(left=(Field("report"),), right=(Field("chapter"),)),
        foot_right=RunningLine(right=(Field("folio"),)),
        foot_first=RunningLine(right=(Field("folio"),)),
    )
    one, two = report_part(heading(1, "One")), report_part(heading(1, "Two"), slug="two")
    data = written_from(report(one, two, running=running))
    headers = sorted(name for name in members(data) if name.startswith("word/header"))
    footers = [name for name in members(data) if name.startswith("word/footer")]
    assert headers == ["word/header1.xml", "word/header2.xml", "word/header3.xml"]
    assert footers == ["word/footer1.xml"]
    assert " STYLEREF 1 " in part(data, "word/header1.xml")
    assert " PAGE " in part(data, "word/footer1.xml")
    text = part(data, "word/document.xml")
    assert text.count("<w:titlePg/>") == 2
    assert text.count('<w:headerReference w:type="first"') == 2


def test_two_sided_reports_mirror_their_margins() -> None:
    data = written(words("x"), sheet=replace(bluebook(), double_sided=True))
    settings = part(data, "word/settings.xml")
    assert "<w:mirrorMargins/>" in settings
    assert "<w:evenAndOddHeaders/>" in settings


def test_lists_of_equal_levels_share_a_definition() -> None:
    text = part(written(numbers("a"), words("x"), numbers("b")), "word/numbering.xml")
    assert text.count("<w:startOverride") == 2
    assert text.count("<w:abstractNum ") == 4


@pytest.mark.parametrize(("language", "mark"), [("en", "."), ("de", ",")])
def test_the_file_knows_its_language(language: str, mark: str) -> None:
    data = written_from(report(report_part(words("x")), language=language))
    assert f'<w:decimalSymbol w:val="{mark}"/>' in part(data, "word/settings.xml")
    assert f'<w:lang w:val="{language}"' in part(data, "word/styles.xml")


def test_old_style_figures_are_those_of_word_too() -> None:
    assert "numForm" not in part(written(words("x")), "word/styles.xml")
    sheet = bluebook()
    body = replace(sheet.text["body"], oldstyle=True)
    text = part(
        written(words("x"), sheet=replace(sheet, text={**sheet.text, "body": body})),
        "word/styles.xml",
    )
    assert text.count('<w14:numForm w14:val="oldStyle"/>') == 1
    assert '<w14:numForm w14:val="lining"/><w14:numSpacing w14:val="tabular"/>' in text


def test_styles_use_the_fonts_and_colours_of_the_theme() -> None:
    data = written(heading(2, "x"), words("y"))
    theme = part(data, "word/theme/theme1.xml")
    colors = bluebook().colors
    assert f'<a:accent1><a:srgbClr val="{colors["accent"]}"/></a:accent1>' in theme
    assert '<a:minorFont><a:latin typeface="Yearbook Serif"/>' in theme
    made = style(data, "Heading2")
    assert 'w:asciiTheme="majorHAnsi"' in made
    assert 'w:themeColor="accent1"' in made


def test_every_style_kerns_and_has_no_ligatures() -> None:
    text = part(written(words("x")), "word/styles.xml")
    defaults = text[text.index("<w:docDefaults>") : text.index("</w:docDefaults>")]
    assert '<w:kern w:val="2"/>' in defaults
    assert '<w14:ligatures w14:val="none"/>' in defaults


def test_exact_lines_are_written_for_every_style_but_figures() -> None:
    text = part(written(words("x"), Figure(PICTURE, alt="a")), "word/styles.xml")
    assert text.count('w:lineRule="auto"') == 1
    assert 'w:lineRule="exact"' in text


def test_a_paragraph_style_says_only_what_differs() -> None:
    assert "<w:rFonts" not in style(written(words("x")), "BodyText")
    assert "<w:rPr" not in style(written(words("x")), "BodyText")


def test_no_paragraph_of_a_report_has_direct_paragraph_format() -> None:
    data = written(words("a"), bullets("b"), table("a|b", "1|2.5", "x|7", align="ld"),
                   Box("box", (words("c"),)), Figure(PICTURE, (Text("d"),), "f", "e"))  # fmt: skip
    text = body(data)
    for forbidden in ("<w:spacing", "<w:ind ", "<w:jc", "<w:keepNext", "<w:tabs>", "<w:pBdr>"):
        assert forbidden not in text


def test_empty_paragraphs_only_stand_where_word_needs_one() -> None:
    text = body(written(words("a"), table("a|b", "1|2"), words("b")))
    assert "</w:pPr></w:p>" not in text
