"""Things taller than a page."""

from msgspec.structs import replace

from compiler.diagnostics import Sink
from tests.layout.laying import base, lay, paragraph, reading_text


def test_a_line_taller_than_the_page_is_told_and_keeps_its_text() -> None:
    sheet = base()
    body = replace(sheet.text["body"], leading=2000)
    sink = Sink()
    part = lay(
        paragraph("All of it."), sheet=replace(sheet, text={**sheet.text, "body": body}), sink=sink
    )
    assert {each.code for each in sink.diagnostics} == {"layout/no-room", "layout/too-tall"}
    assert "Allofit." in reading_text(part)
