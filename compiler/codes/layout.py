"""Codes of layout and fonts."""

from compiler.codes.code import Code, error, note, warning

CODES: dict[str, Code] = {
    # layout
    "layout/stranded-heading": warning(
        "A heading stands at the foot of a page without the text it heads, because too much is "
        "kept together there.",
        "Put a sentence between the headings, or divide what follows.",
    ),
    "layout/too-tall": warning(
        "Something is taller than a page and reaches into the margin.",
        "Make it smaller, or divide it.",
    ),
    "layout/no-room": error(
        "The margins of a page master leave no room for text.",
        "Make the margins or the text indent of the page master smaller.",
    ),
    "layout/place": note(
        "A figure or table cannot go where its author wants it; it stands where it is written.",
        "Take `place` out, make it smaller, give it a caption, or put it outside of the box.",
    ),
    "layout/wide-table": warning(
        "The words of a table need more width than the page has; its columns stand in parts one "
        "below the other, or its longest words are divided anywhere.",
        "Lay the table on broad pages with `::: {.landscape}`, shorten the words of its widest "
        "columns, or divide it.",
    ),
    "layout/small-table": warning(
        "A table is set in smaller type, so that its words find room.",
        "Lay the table on broad pages with `::: {.landscape}`, or shorten the words of its widest "
        "columns.",
    ),
    "layout/low-resolution": warning(
        "A picture is printed so large that its pixels can be seen.",
        "Print it smaller with `width`, or give a picture with more pixels.",
    ),
    "layout/short-page": note(
        "A page is left half empty, because what follows stands together and is too tall for it.",
        "Move text up in front of it, or make it smaller.",
    ),
    "layout/unsettled": warning(
        "Page numbers printed in the text still move after the last round of layout.",
        "Rephrase a sentence near a page reference, so that its number fits either way.",
    ),
    "layout/loose-line": warning(
        "The blanks of a line are more than three times as wide as they should be.",
        "Rephrase the paragraph, say with soft hyphens where its long words may be divided, or "
        "set it in a wider column.",
    ),
    "layout/river": warning(
        "White runs down through four or more lines of a paragraph.",
        "Rephrase the paragraph a little.",
    ),
    "layout/far-mention": warning(
        "A figure or table stands three pages or more from the nearest place that mentions it.",
        "Move it, or mention it where it stands.",
    ),
    "layout/overfull-line": warning(
        "A line is wider than its measure because nothing in it can be broken.",
        "Shorten or rephrase the words, or give the column more width.",
    ),
    # fonts
    "font/unreadable": error(
        "A face of the style cannot be loaded: its package is not installed, or its file broken or "
        "not in the TrueType format.",
        "Install the font package that the message names, or correct the style's families.",
    ),
    "font/missing-glyph": warning(
        "No face of the style has a glyph for a character; a substitute is printed in its place.",
        "Write the character another way, or add a family that has it to the style.",
    ),
    "font/unsupported-script": warning(
        "Text in a script that is set without its own rules: lines that do not end at blanks.",
        "Check these words in print, and put U+200B where a line may end.",
    ),
}
