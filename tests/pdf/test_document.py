import datetime
import pickle
from typing import Any

import pikepdf
import pytest
from msgspec.structs import replace

from compiler.diagnostics import Sink
from compiler.layout.page import LinkArea, PagedDocument
from compiler.layout.structure import Structure
from compiler.model.document import Metadata
from compiler.pdf.document import moment_of, write_document, write_pdf
from compiler.pdf.part import write_part
from tests.pdf import readback
from tests.pdf.everything import everything
from tests.pdf.samples import METADATA, document, library, lines, one_pager, part


def written(made: PagedDocument) -> bytes:
    return write_pdf(made, library())


def test_the_same_document_is_the_same_bytes() -> None:
    assert written(everything()) == written(everything())


def test_parts_written_elsewhere_make_the_same_file() -> None:
    made = everything()
    streams = [
        pickle.loads(pickle.dumps(write_part(each, made.sizes, made.standard)))
        for each in reversed(made.parts)
    ]
    emptied = replace(
        made, parts=tuple(replace(each, pages=(), elements=()) for each in made.parts)
    )
    assert write_document(emptied, streams[::-1], library()) == written(made)


def test_another_word_is_another_identifier() -> None:
    with readback.opened(one_pager("One")) as one, readback.opened(one_pager("Two")) as two:
        assert one.trailer.ID[0] != two.trailer.ID[0]


def test_the_tree_reads_in_order() -> None:
    text = readback.structure(written(everything())).all_text()
    for before, after in [
        ("Trade grew", "the site"),
        ("ministry", "What growth"),
        ("is.", "in the af"),
    ]:
        assert text.index(before) < text.index(after)


def test_a_word_that_a_page_end_divides_is_whole_in_the_tree() -> None:
    paragraph = readback.structure(written(everything())).found("P")[1]
    assert "in the af\u00adternoon." in paragraph.all_text()
    assert paragraph.pages == [2, 2, 3]


def test_links_lead_where_they_should() -> None:
    links = readback.links(written(everything()))
    assert [(each.page, each.target, each.contents) for each in links] == [
        (1, "page 2 at 761.89", "1 Trade"),
        (1, "page 4 at 515.276", "2 Coopération"),
        (2, "https://example.org/%C3%A9", "Site of the ministry"),
        (2, "https://example.org/%C3%A9", "Site of the ministry"),
        (2, "page 2 at 136.89", "1"),
    ]


def test_a_link_over_two_lines_is_one_element_with_two_areas() -> None:
    link = readback.structure(written(everything())).found("Sect")[2].found("Link")[0]
    assert link.text.split() == ["the", "site", "of", "the", "ministry"]
    assert link.links == 2


def test_a_link_to_nowhere_is_reported_and_leads_to_its_own_page() -> None:
    tree = Structure.rooted("Sect")
    link = tree.open("Link", tree.open("P", 0))
    made = document(
        part([[*lines(["there"], link), LinkArea(70, 90, 30, 14, "#lost", link)]], tree)
    )
    sink = Sink()
    pdf = write_pdf(made, library(), sink=sink)
    assert [each.code for each in sink.diagnostics] == ["pdf/lost-target"]
    assert readback.links(pdf)[0].target == "page 0 at 0"


def test_running_lines_are_typed_artifacts() -> None:
    assert readback.artifacts(written(everything()))[2] == [
        ("/Layout", ""),
        ("/Pagination/Header", "Annual Report"),
        ("/Pagination", ""),
        ("/Pagination/Footer", "12"),
    ]


def test_pages_have_their_own_size() -> None:
    with readback.opened(written(everything())) as file:
        assert [tuple(map(float, page.mediabox)) for page in file.pages][2:] == [
            (0, 0, 595.276, 841.89),
            (0, 0, 595.276, 841.89),
            (0, 0, 841.89, 595.276),
        ]


def test_a_part_in_another_language_says_so() -> None:
    parts = readback.structure(written(everything())).kids
    assert [part.attributes.get("Lang") for part in parts] == [None, None, None, "fr"]


def test_a_repeated_part_label_does_not_clash() -> None:
    tree = Structure.rooted("Sect")
    note = tree.open("Note", tree.open("P", 0), {"NoteLabel": "n"})
    one = part([lines(["note"], note)], tree)
    notes = readback.structure(written(document(one, one))).found("Note")
    assert [each.attributes["ID"] for each in notes] == ["p1.n", "p2.n"]


def test_information_and_metadata_say_the_same() -> None:
    pdf = one_pager()
    assert readback.information(pdf) == {
        "Title": "Annual Report",
        "Author": "Ministry of Examples",
        "Subject": "What happened & why",
        "Keywords": "trade, énergie",
        "Creator": readback.information(pdf)["Producer"],
        "Producer": readback.information(pdf)["Creator"],
        "CreationDate": "D:20100401000000Z",
        "ModDate": "D:20100401000000Z",
    }
    packet = readback.metadata(pdf)
    for said in (
        '<rdf:li xml:lang="x-default">Annual Report</rdf:li>',
        "<rdf:li>Ministry of Examples</rdf:li>",
        "What happened &amp; why",
        "<pdf:Keywords>trade, énergie</pdf:Keywords>",
        "<xmp:CreateDate>2010-04-01T00:00:00Z</xmp:CreateDate>",
    ):
        assert said in packet


def test_white_space_and_control_characters_are_no_part_of_a_title() -> None:
    pdf = one_pager(metadata=Metadata("A\n  title\x07\tof <two>"))
    assert readback.information(pdf)["Title"] == "A title of <two>"
    assert "A title of &lt;two&gt;" in readback.metadata(pdf)


def test_the_subtitle_is_part_of_the_title() -> None:
    pdf = one_pager(metadata=replace(METADATA, subtitle="The year 2009"))
    assert readback.information(pdf)["Title"] == "Annual Report: The year 2009"


@pytest.mark.parametrize(
    ("date", "timestamp", "moment"),
    [
        (datetime.date(2010, 4, 1), datetime.datetime(2020, 1, 1), datetime.datetime(2010, 4, 1)),
        (None, datetime.datetime(2020, 1, 1, 12), datetime.datetime(2020, 1, 1, 12)),
        (None, None, None),
    ],
)
def test_the_report_dates_the_file(
    date: datetime.date | None,
    timestamp: datetime.datetime | None,
    moment: datetime.datetime | None,
) -> None:
    assert moment_of(Metadata("x", date=date), timestamp) == moment


def test_a_report_without_a_date_has_none_in_its_file() -> None:
    pdf = one_pager(metadata=Metadata("x"))
    assert "CreationDate" not in readback.information(pdf)
    assert "CreateDate" not in readback.metadata(pdf)


def test_the_title_is_shown_and_the_language_told() -> None:
    with readback.opened(one_pager()) as file:
        assert file.Root.ViewerPreferences.DisplayDocTitle
        assert file.Root.MarkInfo.Marked
        assert str(file.Root.Lang) == "en"


@pytest.mark.parametrize(
    ("standard", "version", "claims"),
    [
        ("ua-1+a-2a", "1.7", ["pdfuaid:part>1<", "pdfaid:part>2<", "pdfaid:conformance>A<"]),
        ("ua-2+wtpdf", "2.0", ["pdfuaid:part>2<", "pdfaid:part>4<", "wtpdf#reuse1.0"]),
        ("none", "1.7", []),
    ],
)
def test_a_file_claims_its_standards_and_no_others(
    standard: str, version: str, claims: list[str]
) -> None:
    pdf = one_pager(standard=standard)
    assert pdf.startswith(f"%PDF-{version}\n".encode())
    packet = readback.metadata(pdf)
    assert all(claim in packet for claim in claims)
    assert ("pdfaid:part>" in packet) == (standard != "none")
    assert ("pdfuaid:part>" in packet) == (standard != "none")


def test_a_contents_entry_refers_to_what_it_lists_in_pdf_2() -> None:
    with readback.opened(written(everything("ua-2+wtpdf"))) as file:
        sections = file.Root.StructTreeRoot.K[0].K
        entry = sections[1].K[1].K[0]
        assert str(entry.S) == "/TOCI"
        assert entry.Ref[0].objgen == sections[2].K[0].objgen
        link = file.pages[1].obj.Annots[0]
        assert link.A.SD[0].objgen == sections[2].K[0].objgen


def test_a_note_and_its_call_refer_to_each_other_in_pdf_2() -> None:
    with readback.opened(written(everything("ua-2+wtpdf"))) as file:
        paragraph = file.Root.StructTreeRoot.K[0].K[2].K[1]
        call, note = (each for each in paragraph.K if _is_element(each, "/Reference", "/FENote"))
        assert call.Ref[0].objgen == note.objgen
        assert note.Ref[0].objgen == call.objgen


def _is_element(value: Any, *tags: str) -> bool:
    return isinstance(value, pikepdf.Dictionary) and str(value.get("/S")) in tags


def test_everything_but_streams_is_packed() -> None:
    pdf = written(everything())
    assert b"/StructElem" not in pdf
    assert pdf.count(b" obj\n") == pdf.count(b"stream\n") / 2


def test_readers_find_no_mistake_in_the_syntax() -> None:
    with readback.opened(written(everything())) as file:
        assert file.check_pdf_syntax() == []


def test_an_empty_document_is_still_a_file() -> None:
    with readback.opened(written(document())) as file:
        assert len(file.pages) == 0
