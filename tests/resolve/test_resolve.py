"""Numbers, references, outline and notes of a document."""

from compiler.diagnostics import Sink
from compiler.model.block import Block, Box, Column, Figure, Heading, Paragraph, Picture, Table
from compiler.model.document import Document, Metadata, Part
from compiler.model.inline import Emphasis, Inline, Note, Reference, ReferenceForm, Text
from compiler.resolve import ResolvedDocument, resolve
from compiler.resolve.dump import dump_resolved

PICTURE = Picture("a.png", "png", 1, 1, b"")


def heading(level: int, title: str, numbered: bool = True) -> Heading:
    return Heading(level, (Text(title),), title.lower().replace(" ", "-"), numbered)


def paragraph(*inlines: Inline) -> Paragraph:
    return Paragraph(inlines)


def table(label: str, title: str) -> Table:
    return Table((Column(),), (), (), (Text(title),), label)


def figure(label: str) -> Figure:
    return Figure(PICTURE, (Text("A view"),), label)


def chapter(slug: str, *blocks: Block, numbered: bool = True) -> Part:
    return Part("chapter", blocks, "body", slug.title(), slug, numbered)


def document(*parts: Part, language: str = "en") -> Document:
    return Document(Metadata("The Year", language=language), parts)


def resolved(*parts: Part, language: str = "en") -> ResolvedDocument:
    sink = Sink()
    result = resolve(document(*parts, language=language), sink)
    assert not sink.diagnostics
    return result


def test_headings_tables_figures_and_notes_are_counted() -> None:
    note = Note("n1", (paragraph(Text("Aside.")),))
    result = resolved(
        Part("contents", (Paragraph((Text("Contents"),), "contents-title"),), "front"),
        chapter("foreword", heading(1, "Foreword"), heading(2, "Thanks"), numbered=False),
        chapter(
            "trade",
            heading(1, "Trade"),
            heading(2, "Goods"),
            heading(3, "Ships"),
            heading(3, "Trains"),
            heading(2, "Services"),
            table("tbl-a", "Exports"),
            paragraph(Text("a"), note),
        ),
        chapter(
            "peace",
            heading(1, "Peace"),
            heading(2, "Annex", numbered=False),
            heading(2, "Talks"),
            figure("fig-a"),
            table("tbl-b", "Talks"),
            paragraph(Note("n2", ())),
            Figure(PICTURE),
        ),
    )
    assert dump_resolved(result).splitlines()[4:] == [
        "outline - 'Foreword' #foreword in part 1",
        "outline   - 'Thanks' #thanks in part 1",
        "outline 1 'Trade' #trade in part 2",
        "outline   1.1 'Goods' #goods in part 2",
        "outline     1.1.1 'Ships' #ships in part 2",
        "outline     1.1.2 'Trains' #trains in part 2",
        "outline   1.2 'Services' #services in part 2",
        "outline 2 'Peace' #peace in part 3",
        "outline   - 'Annex' #annex in part 3",
        "outline   2.1 'Talks' #talks in part 3",
        "table 1 'Exports' #tbl-a in part 2",
        "table 2 'Talks' #tbl-b in part 3",
        "figure 1 'A view' #fig-a in part 3",
        "note 1 #n1",
        "note 1 #n2",
    ]


def test_a_reference_has_the_words_of_its_language() -> None:
    parts = (
        chapter(
            "handel",
            heading(1, "Handel"),
            heading(2, "Waren"),
            table("tbl-a", "Export"),
            Box("box", (), (Text("Kasten"),), "box-a"),
        ),
    )
    result = resolved(*parts, language="de")
    forms: tuple[tuple[str, ReferenceForm], ...] = (
        ("handel", "full"),
        ("waren", "full"),
        ("tbl-a", "full"),
        ("tbl-a", "number"),
        ("tbl-a", "title"),
        ("tbl-a", "page"),
        ("box-a", "full"),
    )
    told = [result.text_of(Reference(label, form), {"tbl-a": "12"}) for label, form in forms]
    assert told == [
        "Kapitel\xa01",
        "Abschnitt\xa01.1",
        "Tabelle\xa01",
        "1",
        "Export",
        "12",
        "Kasten",
    ]


def test_an_unknown_reference_is_reported_with_the_nearest_label() -> None:
    sink = Sink()
    aside = Note("n", (paragraph(Reference("fig-b")),))
    resolve(
        document(
            chapter(
                "trade",
                heading(1, "Trade"),
                table("tbl-revenue", "Revenue"),
                paragraph(Emphasis((Reference("tbl-revenu"),)), aside),
            )
        ),
        sink,
    )
    assert [(each.code, each.message, each.hint) for each in sink.diagnostics] == [
        ("reference/unresolved", 'nothing is labelled "tbl-revenu"', 'did you mean "tbl-revenue"?'),
        ("reference/unresolved", 'nothing is labelled "fig-b"', ""),
    ]


def test_titles_in_the_outline_carry_no_notes_and_spell_references_out() -> None:
    title = (Text("Goods, see "), Emphasis((Reference("tbl-a"), Note("n", ()))))
    result = resolved(chapter("trade", Heading(1, title, "trade"), table("tbl-a", "Exports")))
    (entry,) = result.outline
    assert entry.title == "Goods, see Table\xa01"
    assert entry.inlines == (Text("Goods, see "), Emphasis((Reference("tbl-a"),)))


def test_an_offprint_keeps_the_numbers_of_the_book() -> None:
    trade = chapter("trade", heading(1, "Trade"), table("tbl-a", "Exports"))
    peace = chapter(
        "peace",
        heading(1, "Peace"),
        heading(2, "Talks"),
        table("tbl-b", "Talks held"),
        paragraph(Reference("tbl-a")),
    )
    sink = Sink()
    book = resolve(document(trade, peace), sink)
    offprint = resolve(document(peace), sink, book)
    assert not sink.diagnostics
    assert [(each.number, each.label) for each in (*offprint.outline, *offprint.tables)] == [
        ("2", "peace"),
        ("2.1", "talks"),
        ("2", "tbl-b"),
    ]
    assert offprint.text_of(Reference("tbl-a"), {}) == "Table\xa01"
    assert offprint.targets["tbl-a"].part == -1
