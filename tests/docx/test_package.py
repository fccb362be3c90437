from hashlib import sha256
from io import BytesIO
from zipfile import ZipFile

from lxml import etree

from compiler.diagnostics import Sink
from compiler.docx.fonts import font_guid, obfuscated
from compiler.docx.identity import LARGEST_PARAGRAPH_ID
from compiler.docx.write import write_docx
from compiler.model.block import Block, Figure, Picture
from compiler.model.document import Document, Metadata
from compiler.model.inline import Link, Note, Text
from compiler.resolve.resolve import resolve
from compiler.resolve.resolved import ResolvedDocument
from tests.docx.readback import members, part
from tests.docx.writing import written, written_from
from tests.wordflow.making import flow_of, heading, numbers, report, table, words
from tests.wordflow.making import part as report_part

PICTURE = Picture("figures/a.png", "png", 60, 40, b"\x89PNG", "d1")
FONTS = {"serif/regular": bytes(range(256)) * 4, "sans/bold": b"\x00\x01\x00\x00" * 64}


def full() -> ResolvedDocument:
    blocks: tuple[Block, ...] = (
        heading(1, "One"),
        words("a", Link("https://example.org", (Text("b"),)), Note("n", (words("c"),))),
        numbers("d"),
        table("a|b", "1|2", caption="T", label="t"),
        Figure(PICTURE, (Text("F"),), "f", "alt"),
    )
    return report(report_part(*blocks), report_part(words("x"), slug="two"))


def test_the_same_report_gives_the_same_bytes() -> None:
    one = written_from(full(), {"one": "1"}, fonts=FONTS)
    two = written_from(full(), {"one": "1"}, fonts=FONTS)
    assert sha256(one).digest() == sha256(two).digest()


def test_members_are_sorted_and_have_one_time() -> None:
    data = written_from(full(), fonts=FONTS)
    first, *others = members(data)
    assert first == "[Content_Types].xml"
    assert others == sorted(others)
    with ZipFile(BytesIO(data)) as archive:
        assert {each.date_time for each in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_every_part_has_a_content_type_and_every_relation_a_target() -> None:
    data = written_from(full(), fonts=FONTS)
    names = members(data)
    types = etree.fromstring(part(data, "[Content_Types].xml").encode())
    named = {str(each.get("PartName", ""))[1:] for each in types}
    extensions = {each.get("Extension") for each in types}
    for name in names:
        assert (
            name in named
            or name.rpartition(".")[2] in extensions - {"xml"}
            or name in ("[Content_Types].xml",)
        )
    for name in names:
        if not name.endswith(".rels"):
            continue
        folder = name.partition("_rels/")[0]
        for relation in etree.fromstring(part(data, name).encode()):
            if relation.get("TargetMode") != "External":
                assert f"{folder}{relation.get('Target')}" in names


def test_every_mention_of_a_relation_has_one() -> None:
    data = written_from(full(), fonts=FONTS)
    text = part(data, "word/document.xml")
    relations = etree.fromstring(part(data, "word/_rels/document.xml.rels").encode())
    known = {each.get("Id") for each in relations}
    root = etree.fromstring(text.encode())
    attributes = {
        str(value)
        for each in root.iter()
        for name, value in each.attrib.items()
        if "officeDocument/2006/relationships" in str(name)
    }
    assert attributes <= known


def test_paragraph_ids_are_unique_and_below_the_limit() -> None:
    data = written_from(full())
    ids = [
        value
        for name in members(data)
        if name.startswith("word/") and name.endswith(".xml")
        for each in etree.fromstring(part(data, name).encode()).iter()
        for key, value in each.attrib.items()
        if str(key).endswith("}paraId")
    ]
    assert len(ids) == len(set(ids)) > 10
    assert all(0 < int(value, 16) < LARGEST_PARAGRAPH_ID for value in ids)


def test_faces_are_embedded_with_a_key_made_from_themselves() -> None:
    data = written_from(full(), fonts=FONTS)
    table_text = part(data, "word/fontTable.xml")
    guid = font_guid(FONTS["serif/regular"])
    assert f'w:fontKey="{{{guid}}}"' in table_text
    assert "<w:embedRegular" in table_text
    assert "<w:embedBold " in table_text
    assert '<w:altName w:val="Georgia"/>' in table_text
    assert "<w:embedTrueTypeFonts/>" in part(data, "word/settings.xml")
    with ZipFile(BytesIO(data)) as archive:
        stored = {archive.read(name) for name in archive.namelist() if "fonts/" in name}
    assert obfuscated(FONTS["serif/regular"], guid) in stored


def test_hiding_a_face_twice_shows_it_again() -> None:
    data = FONTS["serif/regular"]
    guid = font_guid(data)
    hidden = obfuscated(data, guid)
    assert hidden[:32] != data[:32]
    assert hidden[32:] == data[32:]
    assert obfuscated(hidden, guid) == data


def test_without_faces_nothing_is_embedded() -> None:
    data = written(words("x"))
    assert "embed" not in part(data, "word/settings.xml")
    assert not any("fonts/" in name for name in members(data))


def test_without_notes_there_is_no_part_for_them() -> None:
    assert "word/footnotes.xml" not in members(written(words("x")))


def test_characters_xml_cannot_hold_are_taken_out_of_the_properties_too() -> None:
    metadata = Metadata("A\x00B", authors=("C\x01",))
    resolved = resolve(Document(metadata, (report_part(words("x")),)), Sink())
    sink = Sink()
    data = write_docx(flow_of(resolved), metadata, {}, {}, sink)
    assert "A\ufffdB" in part(data, "docProps/core.xml")
    assert {each.code for each in sink.diagnostics} == {"word/character"}


def test_addresses_are_written_as_addresses() -> None:
    odd = 'https://example.org/ü?a="b"&c=<d>'
    data = written(words("", Link(odd, (Text("x"),)), Link(odd, (Text("y"),))))
    relations = part(data, "word/_rels/document.xml.rels")
    assert relations.count("TargetMode") == 1
    assert "https://example.org/%C3%BC?a=%22b%22&amp;c=%3Cd%3E" in relations
