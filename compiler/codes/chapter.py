"""Codes of chapters in Markdown: blocks, notes, tables."""

from compiler.codes.code import Code, error, note, warning

CODES: dict[str, Code] = {
    "chapter/front-matter": error(
        "The front matter is not YAML that a report takes.", "Correct it at the place named."
    ),
    "chapter/front-matter-value": error(
        "A value of the front matter is not what its key takes.", "Give a value of that kind."
    ),
    "chapter/front-matter-key": warning(
        "A key of the front matter looks like a slip of the pen.",
        "Correct it; other names are passed to the chapter's template.",
    ),
    "chapter/no-title": warning(
        "A chapter has no title; its file name is used.",
        "Begin the chapter with `# Title`, or give `title` in the front matter.",
    ),
    "chapter/title-differs": warning(
        "The first heading and the front matter give two titles; the heading is used.",
        "Make them the same, or take one out.",
    ),
    "chapter/second-title": warning(
        "A chapter has a second heading of level 1; it is read as level 2.",
        "Use `##`, or make it a chapter of its own.",
    ),
    "chapter/heading-skipped": warning(
        "A heading is more than one level below the one before it.", "Use the next level."
    ),
    "chapter/heading-attribute": warning(
        "An attribute of a heading is not understood.",
        "Headings take a `#label`, `.unnumbered`, `.unlisted` and `lang`.",
    ),
    "chapter/empty": warning("A chapter has no text.", "Write it, or take it off the list."),
    "chapter/duplicate-label": error(
        "Two things carry one label.", "Give one of them another `{#label}`."
    ),
    "chapter/raw-html": error(
        "HTML stands in a chapter; a report cannot carry it.",
        "Write it as Markdown, or put it into a code span to show it.",
    ),
    "chapter/html-line-break": note(
        "The HTML tag <br> was read as the end of a line.",
        "Outside tables, a backslash at the end of the line does the same.",
    ),
    "chapter/open-comment": error(
        "A comment is not closed, so everything after it would be lost.", "Close it with `-->`."
    ),
    "chapter/statement": error(
        "A `{% … %}` stands in a chapter; statements belong to templates.",
        "Use an expression `{{ … }}`, or put it into a code span to show it.",
    ),
    "chapter/unclosed-braces": warning(
        "`{{` or `{%` is not closed in its paragraph; it is kept as text.",
        "Close it, or write a backslash before it.",
    ),
    "chapter/inside-link": error(
        "A link leads to a place inside the report that is not there.",
        "Give the place that `{#label}`, or link to a heading of the chapter by its words.",
    ),
    "chapter/relative-link": warning(
        "A link has no full address, so it leads nowhere from a PDF or Word file.",
        "Give the full address, or refer to the chapter by its label.",
    ),
    "chapter/empty-link": warning(
        "A link has no words to click on and is left out.", "Give it words, or take it out."
    ),
    "chapter/link-words": warning(
        "The words of a link - here, read more - do not tell where it leads.",
        "Name what is found there: people hear the words of links without the text around them.",
    ),
    "chapter/link-address": note(
        "A link shows a long address instead of words.", "Write `[words](address)`."
    ),
    "chapter/language-tag": warning(
        "What `lang` gives is no language tag of BCP 47; the words are not marked.",
        "Write a tag such as `fr`, `de-CH` or `zh-Hant`.",
    ),
    "chapter/span-attribute": warning(
        "An attribute of words in brackets is not understood.",
        "Words in brackets take `lang=fr` and `.smallcaps`.",
    ),
    "chapter/abbreviation": warning(
        "The definition of an abbreviation cannot be used as it stands.",
        "Define each abbreviation once, in plain words.",
    ),
    "chapter/abbreviation-unused": note(
        "A chapter defines an abbreviation that it does not use.",
        "Check its spelling, or take it out.",
    ),
    "chapter/stray-fence": warning(
        "A line of colons closes nothing.", "Take it out, or open a box with `::: {.box}`."
    ),
    "chapter/unclosed-fence": error(
        "A box is not closed before the end of what it stands in.", "Close it with `:::`."
    ),
    "chapter/unknown-box": warning(
        "A fence has no kind that is known; its content is set as normal text.",
        "Use .box, .note, .quote, .chronology, .key-figures, .table, .columns or .landscape.",
    ),
    "chapter/box-attribute": warning(
        "An attribute of a fence is not understood.", "Correct it, or take it out."
    ),
    "chapter/box-content": warning(
        "A box of a special kind holds something it cannot use, which is kept as text.",
        "Write its content as a list in the shape named.",
    ),
    "chapter/box-place": warning(
        "Columns or a broad page stand inside a box, a list, a quotation or a note, where the page "
        "cannot change; their content is set as it is.",
        "Put the fence outside; only columns may stand in a .landscape.",
    ),
    "chapter/not-available": warning(
        "A kind of box is not laid out yet; its content is set in the normal column.",
        "Nothing is lost; take the fence out to silence this.",
    ),
    "chapter/too-deep": error(
        "Lists, quotes or boxes nest deeper than can be set.", "Nest less deeply."
    ),
    "note/undefined": error("A footnote is called but not defined.", "Define it: `[^name]: text`."),
    "note/defined-twice": error("A footnote is defined twice.", "Rename or remove one."),
    "note/unused": warning(
        "A footnote is defined but never called, so its text is not printed.",
        "Call it with `[^name]`, or remove it.",
    ),
    "note/nested": error(
        "A footnote stands inside a footnote.", "Put its text into the outer one."
    ),
    "table/ragged-row": warning(
        "A row of a table has more or fewer cells than its head; all are kept.",
        "Correct the row; write \\| for a bar that is text.",
    ),
    "table/attribute": warning("An attribute of a table is not understood.", "Correct it."),
    "table/no-head": warning(
        "A table has no header row, so that nobody can hear which column a cell stands in.",
        "Write what each column holds into the first line.",
    ),
    "table/data": error(
        "A table asks for data, columns or rows that are not there.", "Correct the name."
    ),
}
