"""Section properties, and the header and footer parts they refer to (17.6, 17.10)."""

from typing import Literal

from msgspec import Struct, field

from compiler.docx.identity import ParagraphIds
from compiler.docx.markup import DECLARATION, NAMESPACES
from compiler.docx.paragraphs import ParagraphWriter
from compiler.docx.relations import Relations
from compiler.docx.runs import RunWriter
from compiler.docx.variants import Variants
from compiler.wordflow.flow import WordDocument, WordParagraph, WordRunning, WordSection

RunningKind = Literal["header", "footer"]
PageKind = Literal["default", "even", "first"]


class RunningPart(Struct, frozen=True):
    """A header or footer part."""

    kind: RunningKind
    number: int
    relation: str
    text: str


class SectionWriter(Struct):
    """Writes section properties; equal running lines share one part."""

    word: WordDocument
    ids: ParagraphIds
    variants: Variants
    parts: dict[tuple[RunningKind, tuple[WordParagraph, ...]], RunningPart] = field(
        default_factory=dict
    )

    def properties(self, section: WordSection, notes: str = "") -> str:
        """The properties that the last paragraph of a section, or the body, carries.

        `notes` says how its footnotes are counted.
        """
        kind = "oddPage" if section.odd_page else "nextPage"
        kind = "continuous" if section.continuous else kind
        number = ""
        if section.folios != "none":
            number += f' w:fmt="{section.folios}"'
        if section.start is not None:
            number += f' w:start="{section.start}"'
        numbers = f"<w:pgNumType{number}/>" if number else ""
        columns = ""
        if section.columns > 1:
            columns = f'<w:cols w:num="{section.columns}" w:space="{section.gutter}"/>'
        turned = ' w:orient="landscape"' if section.width > section.height else ""
        return (
            f"<w:sectPr>{self._references(section.running)}{notes}"
            f'<w:type w:val="{kind}"/>'
            f'<w:pgSz w:w="{section.width}" w:h="{section.height}"{turned}/>'
            f'<w:pgMar w:top="{section.top}" w:right="{section.right}" '
            f'w:bottom="{section.bottom}" w:left="{section.left}" w:header="{section.header}" '
            f'w:footer="{section.footer}" w:gutter="0"/>'
            f"{numbers}{columns}{'<w:titlePg/>' if section.title_page else ''}</w:sectPr>"
        )

    def _references(self, running: WordRunning) -> str:
        """Every section names all its running lines, or it would take those of the one before."""
        if not any(_has_lines(section.running) for section in self.word.sections):
            return ""
        made = ""
        for kind in ("header", "footer"):
            for page, paragraphs in self._lines(running, kind):
                part = self._part(kind, paragraphs)
                made += f'<w:{kind}Reference w:type="{page}" r:id="{part.relation}"/>'
        return made

    def _lines(
        self, running: WordRunning, kind: RunningKind
    ) -> list[tuple[PageKind, tuple[WordParagraph, ...]]]:
        head = kind == "header"
        lines: list[tuple[PageKind, tuple[WordParagraph, ...]]] = []
        if self.word.double_sided:
            lines.append(("even", running.head_even if head else running.foot_even))
        lines.append(("default", running.head if head else running.foot))
        lines.append(("first", running.head_first if head else running.foot_first))
        return lines

    def _part(self, kind: RunningKind, paragraphs: tuple[WordParagraph, ...]) -> RunningPart:
        found = self.parts.get((kind, paragraphs))
        if found is None:
            number = sum(1 for known, _lines in self.parts if known == kind) + 1
            text = self._text(kind, number, paragraphs)
            relation = f"rId{kind.capitalize()}{number}"
            found = self.parts[kind, paragraphs] = RunningPart(kind, number, relation, text)
        return found

    def _text(self, kind: RunningKind, number: int, paragraphs: tuple[WordParagraph, ...]) -> str:
        self.ids.enter(f"{kind}{number}")
        runs = RunWriter(self.word, {}, Relations(), {}, self.ids)
        writer = ParagraphWriter(self.word, runs, self.ids, self.variants)
        empty = WordParagraph("Header" if kind == "header" else "Footer", ())
        content = "".join(map(writer.paragraph, paragraphs or (empty,)))
        tag = "hdr" if kind == "header" else "ftr"
        return f"{DECLARATION}<w:{tag} {NAMESPACES}>{content}</w:{tag}>"


def _has_lines(running: WordRunning) -> bool:
    return any(
        (
            running.head,
            running.head_even,
            running.head_first,
            running.foot,
            running.foot_even,
            running.foot_first,
        )
    )
