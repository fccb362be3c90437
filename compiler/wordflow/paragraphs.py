"""A paragraph of the document tree → a paragraph of the Word flow."""

from compiler.model.block import CodeBlock
from compiler.model.inline import Inlines
from compiler.source import Span
from compiler.wordflow.flow import WordBreak, WordInline, WordParagraph, WordText
from compiler.wordflow.inlines import set_inlines
from compiler.wordflow.look import RunFormat
from compiler.wordflow.work import Place, Work

TAB_SIZE = 4


def set_paragraph(
    inlines: Inlines,
    role: str,
    place: Place,
    work: Work,
    *,
    span: Span | None = None,
    labels: tuple[str, ...] = (),
) -> WordParagraph:
    """A paragraph of a role, with the bookmarks of its labels around it."""
    if role == "body":
        role = place.role
    if role == "list":
        depth = place.list_depth - 1
        style = work.book.listed("Continue", depth, place.list_role, inset=place.inset)
        overrides = work.shifted(style, 0, style.right, place)
    else:
        style = work.book.of(role)
        overrides = work.placed(style, role, place)
    return WordParagraph(
        style.id,
        set_inlines(inlines, style, work, in_note=place.in_note, span=span),
        labels=labels,
        bookmarks=tuple(filter(None, map(work.names.of, labels))),
        overrides=overrides,
        span=span,
    )


def set_code(code: CodeBlock, place: Place, work: Work) -> WordParagraph:
    """Literal lines as one paragraph with line ends inside."""
    style = work.book.of("code")
    inlines: list[WordInline] = []
    run = RunFormat(language=work.language)
    for index, line in enumerate(code.text.split("\n")):
        if index:
            inlines.append(WordBreak())
        if line:
            legal = work.legal(line.expandtabs(TAB_SIZE).rstrip("\r"), code.span)
            inlines.append(WordText(legal.replace("\r", " "), run))
    return WordParagraph(
        style.id,
        tuple(inlines),
        overrides=work.placed(style, "code", place.inside(work.sheet)),
        span=code.span,
    )
