"""Paragraphs and pages of Word files for the tests: real faces, small documents."""

from functools import cache

from msgspec.structs import replace

from compiler.diagnostics import Sink
from compiler.fonts.instance import instance
from compiler.fonts.library import FaceLibrary
from compiler.wordflow.flow import WordDocument, WordInline, WordParagraph, WordText
from compiler.wordflow.look import PLAIN, Overrides, RunFormat
from compiler.wordpages.galley import Galley
from compiler.wordpages.lines import WordLine
from compiler.wordpages.matter import SetBlock, SetParagraph, SetRow, SetTable
from compiler.wordpages.measure import FINE_PER_TWIP, SizedFace, WordMeasures
from compiler.wordpages.runs import PieceMaker
from tests.wordflow.making import bluebook, flow, words


@cache
def measures() -> WordMeasures:
    library = FaceLibrary(bluebook().families, Sink())

    def face_bytes(family: str, bold: bool, italic: bool) -> bytes:
        return instance(library.face(family, bold, italic), library.families[family].name)

    return WordMeasures(face_bytes)


@cache
def document() -> WordDocument:
    """A document with every style; its text does not matter."""
    return flow(words("text"))


def face(style: str = "BodyText", run: RunFormat = PLAIN) -> SizedFace:
    maker = PieceMaker(document(), measures())
    return maker.face(document().styles[style], run)


def width_of(text: str, style: str = "BodyText", run: RunFormat = PLAIN) -> int:
    """Twips of a text in one piece, rounded up."""
    return -(-sum(face(style, run).advances(text)) // FINE_PER_TWIP)


def lines_of(
    inlines: tuple[WordInline, ...] | str, measure: int, style: str = "BodyText", **overrides: int
) -> list[WordLine]:
    """Lines of a paragraph on a measure in twips."""
    content = (WordText(inlines),) if isinstance(inlines, str) else inlines
    look = Overrides(left=overrides.pop("left", 0), right=0, **overrides)  # type: ignore[arg-type]
    paragraph = WordParagraph(style, content, overrides=look)
    width = measure + (look.left or 0)
    return list(Galley(document(), measures()).set_paragraph(paragraph, width).lines)


def texts_of(
    inlines: tuple[WordInline, ...] | str, measure: int, style: str = "BodyText", **overrides: int
) -> list[str]:
    return [line.text for line in lines_of(inlines, measure, style, **overrides)]


# ---------------------------------------------------------------- set blocks

LINE = 100
"""Height of a line in tests of pages."""


def para(name: str, lines: int, **more: object) -> SetParagraph:
    """A paragraph whose lines are called `name1`, `name2` …; `notes` maps lines to labels."""
    notes = more.pop("notes", {})
    assert isinstance(notes, dict)
    made = SetParagraph(
        tuple(
            WordLine(f"{name}{index + 1}", tuple(notes.get(index + 1, ())))
            for index in range(lines)
        ),
        LINE,
        before=0,
        after=0,
        keep_next=False,
        keep_lines=False,
        widows=True,
        page_break=False,
        top=0,
        bottom=0,
        border=None,
        labels=(name,),
        source=WordParagraph("BodyText", ()),
        noted=bool(notes),
    )
    return replace(made, **more)


def row(name: str, height: int = LINE, **more: object) -> SetRow:
    made = SetRow(
        height, header=False, whole=True, keep_next=False, lines=(WordLine(name),), labels=(name,)
    )
    return replace(made, **more)


def set_table(*rows: SetRow, headers: int = 0) -> SetTable:
    return SetTable(rows, headers)


Blocks = tuple[SetBlock, ...]
