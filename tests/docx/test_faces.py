"""Which faces a Word file carries."""

import re

import pytest

from compiler.diagnostics import Sink
from compiler.fonts.sfnt import may_be_embedded, read_tables, write_tables
from compiler.model.inline import Code
from compiler.produce import word as produced
from compiler.produce.product import Setup, load_faces
from tests.docx.readback import part
from tests.wordflow.making import bluebook, heading, report, words
from tests.wordflow.making import part as report_part

EMBEDDED = re.compile(r'<w:font w:name="([^"]+)">|<w:embed(\w+) ')


def made() -> tuple[dict[str, list[str]], Sink]:
    sheet, sink = bluebook(), Sink()
    setup = Setup(sheet, load_faces(sheet), "none", None)
    resolved = report(report_part(heading(1, "A"), words("plain ", Code("x"))))
    table = part(produced.make_word(resolved, setup, sink).data, "word/fontTable.xml")
    faces: dict[str, list[str]] = {}
    for family, slot in EMBEDDED.findall(table):
        if family:
            faces[family] = last = []
        else:
            last.append(slot)
    return faces, sink


def test_families_of_text_and_headings_come_in_four_styles_others_as_used() -> None:
    faces, sink = made()
    four = ["Regular", "Bold", "Italic", "BoldItalic"]
    assert sorted(map(len, faces.values())) == [1, 4, 4]
    assert [each for each in faces.values() if len(each) == 4] == [four, four]
    assert not sink.diagnostics


def test_a_face_whose_licence_forbids_it_is_not_embedded() -> None:
    sheet = bluebook()
    face = load_faces(sheet).library.face("serif")
    tables = read_tables(face.path.read_bytes())
    allowed = {0: True, 0b0010: False, 0b0100: True, 0b0110: True, 1 << 8: True, 1 << 9: False}
    for rights, expected in allowed.items():
        os2 = tables["OS/2"]
        changed = {**tables, "OS/2": os2[:8] + rights.to_bytes(2, "big") + os2[10:]}
        assert may_be_embedded(write_tables(changed)) is expected


def test_what_is_not_embedded_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(produced, "may_be_embedded", lambda data: False)
    faces, sink = made()
    assert not any(faces.values())
    assert {each.code for each in sink.diagnostics} == {"word/font-licence"}
