"""The table of diagnostic codes: severity, what the code means, what the author can do.

`docs/diagnostics.md` is printed from this table and a test keeps the two in step.
"""

from dataclasses import dataclass
from enum import Enum


class Severity(Enum):
    """How much a diagnostic weighs: errors forbid output, warnings do not, notes inform."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Code:
    """One kind of message: its standing severity, what it means and what the author can do."""

    severity: Severity
    meaning: str
    remedy: str


def _error(meaning: str, remedy: str) -> Code:
    return Code(Severity.ERROR, meaning, remedy)


def _warning(meaning: str, remedy: str) -> Code:
    return Code(Severity.WARNING, meaning, remedy)


def _note(meaning: str, remedy: str) -> Code:
    return Code(Severity.NOTE, meaning, remedy)


CODES: dict[str, Code] = {
    # project settings
    "project/missing": _error(
        "The folder has no report.toml.",
        "Give the folder of a report, or make one with `yearbook new`.",
    ),
    "project/toml": _error("report.toml is not TOML.", "Correct it at the place named."),
    "project/unknown-key": _error(
        "A key of report.toml or of --set is not known.", "Correct the key, or take it out."
    ),
    "project/value": _error(
        "A value of report.toml or of --set is not what its key takes.", "Give a value of that kind."
    ),
    "project/no-title": _error("The report has no title.", "Give `title` under [report]."),
    "project/language": _warning(
        "The compiler has no words such as Table and Contents in this language.",
        "Check the tag; English words are used.",
    ),
    "project/no-chapters": _error("The report lists no chapters.", "Give `chapters` under [report]."),
    "project/too-many-chapters": _error(
        "More chapter files match than a report can have.", "Narrow the globs of `chapters`."
    ),
    "project/no-match": _error(
        "A path or glob of `chapters` matches no file.", "Correct it, or add the file."
    ),
    "project/outside": _error(
        "A path, glob or link leads out of the project folder.",
        "Put a copy of the file into the project.",
    ),
    "project/chapter-kind": _error(
        "A file listed as a chapter is neither Markdown nor a text page.",
        "List .md and .txt files only: `chapters/*.md`.",
    ),
    "project/same-slug": _error(
        "Two chapters have one slug.", "Rename a file, or give `slug` in its front matter."
    ),
    "project/unknown-chapter": _error(
        "--chapter names no chapter of the report.", "Give the slug of a chapter."
    ),
    "project/unreadable": _error(
        "A file of the project cannot be read.", "Check that it is there and may be read."
    ),
    # data
    "data/unreadable": _error("A data file cannot be read.", "Correct it at the place named."),
    "data/too-large": _error(
        "A data file is larger or nests deeper than a report's data may.",
        "Keep in it what the report prints.",
    ),
    "data/same-name": _error(
        "Two data files, two columns or two keys have one name.", "Rename one of them."
    ),
    "data/empty": _warning("A data file has no rows.", "Fill it, or take it out of data/."),
    "data/ragged-row": _warning(
        "A row of a data file has more or fewer cells than there are columns.",
        "Correct the row; missing cells are empty, cells beyond the last column are left out.",
    ),
    # command and outputs
    "new/not-empty": _error(
        "`yearbook new` was given a folder that holds something.",
        "Give the name of a new folder, or empty this one.",
    ),
    "output/not-writable": _error(
        "An output file or its folder can not be written; the old outputs stay.",
        "Close programs that hold the file, make the folder writable, or choose another with -o.",
    ),
    "output/epoch": _error(
        "SOURCE_DATE_EPOCH is set to something that is no number of seconds.",
        "Give a whole number of seconds since 1970, or unset it.",
    ),
    "limits/depth": _error(
        "Something - brackets, lists, tables of report.toml - is nested thousands of levels deep.",
        "Look for a mark that was repeated by mistake.",
    ),
    "limits/memory": _error(
        "The report needs more memory than the machine gives.",
        "Build with --jobs 1, one format, or one chapter at a time.",
    ),
    "jobs/worker-lost": _error(
        "A worker process ended before its work was done, as when memory runs out.",
        "Build with --jobs 1, or give the machine more memory.",
    ),
    # chapters
    "chapter/front-matter": _error(
        "The front matter is not YAML that a report takes.", "Correct it at the place named."
    ),
    "chapter/front-matter-value": _error(
        "A value of the front matter is not what its key takes.", "Give a value of that kind."
    ),
    "chapter/front-matter-key": _warning(
        "A key of the front matter looks like a slip of the pen.",
        "Correct it; other names are passed to the chapter's template.",
    ),
    "chapter/no-title": _warning(
        "A chapter has no title; its file name is used.",
        "Begin the chapter with `# Title`, or give `title` in the front matter.",
    ),
    "chapter/title-differs": _warning(
        "The first heading and the front matter give two titles; the heading is used.",
        "Make them the same, or take one out.",
    ),
    "chapter/second-title": _warning(
        "A chapter has a second heading of level 1; it is read as level 2.",
        "Use `##`, or make it a chapter of its own.",
    ),
    "chapter/heading-skipped": _warning(
        "A heading is more than one level below the one before it.", "Use the next level."
    ),
    "chapter/heading-attribute": _warning(
        "An attribute of a heading is not understood.",
        "Headings take a `#label`, `.unnumbered` and `.unlisted`.",
    ),
    "chapter/empty": _warning("A chapter has no text.", "Write it, or take it off the list."),
    "chapter/duplicate-label": _error(
        "Two things carry one label.", "Give one of them another `{#label}`."
    ),
    "chapter/raw-html": _error(
        "HTML stands in a chapter; a report cannot carry it.",
        "Write it as Markdown, or put it into a code span to show it.",
    ),
    "chapter/html-line-break": _note(
        "The HTML tag <br> was read as the end of a line.",
        "Outside tables, a backslash at the end of the line does the same.",
    ),
    "chapter/open-comment": _error(
        "A comment is not closed, so everything after it would be lost.", "Close it with `-->`."
    ),
    "chapter/statement": _error(
        "A `{% … %}` stands in a chapter; statements belong to templates.",
        "Use an expression `{{ … }}`, or put it into a code span to show it.",
    ),
    "chapter/unclosed-braces": _warning(
        "`{{` or `{%` is not closed in its paragraph; it is kept as text.",
        "Close it, or write a backslash before it.",
    ),
    "chapter/inside-link": _error(
        "A link leads to a place inside the report that is not there.",
        "Give the place that `{#label}`, or link to a heading of the chapter by its words.",
    ),
    "chapter/relative-link": _warning(
        "A link has no full address, so it leads nowhere from a PDF or Word file.",
        "Give the full address, or refer to the chapter by its label.",
    ),
    "chapter/empty-link": _warning(
        "A link has no words to click on and is left out.", "Give it words, or take it out."
    ),
    "chapter/stray-fence": _warning(
        "A line of colons closes nothing.", "Take it out, or open a box with `::: {.box}`."
    ),
    "chapter/unclosed-fence": _error(
        "A box is not closed before the end of what it stands in.", "Close it with `:::`."
    ),
    "chapter/unknown-box": _warning(
        "A fence has no kind that is known; its content is set as normal text.",
        "Use .box, .note, .quote, .chronology, .key-figures or .table.",
    ),
    "chapter/box-attribute": _warning(
        "An attribute of a fence is not understood.", "Correct it, or take it out."
    ),
    "chapter/box-content": _warning(
        "A box of a special kind holds something it cannot use, which is kept as text.",
        "Write its content as a list in the shape named.",
    ),
    "chapter/not-available": _warning(
        "A kind of box is not laid out yet; its content is set in the normal column.",
        "Nothing is lost; take the fence out to silence this.",
    ),
    "chapter/too-deep": _error(
        "Lists, quotes or boxes nest deeper than can be set.", "Nest less deeply."
    ),
    "note/undefined": _error(
        "A footnote is called but not defined.", "Define it: `[^name]: text`."
    ),
    "note/defined-twice": _error("A footnote is defined twice.", "Rename or remove one."),
    "note/unused": _warning(
        "A footnote is defined but never called, so its text is not printed.",
        "Call it with `[^name]`, or remove it.",
    ),
    "note/nested": _error("A footnote stands inside a footnote.", "Put its text into the outer one."),
    "table/ragged-row": _warning(
        "A row of a table has more or fewer cells than its head; all are kept.",
        "Correct the row; write \\| for a bar that is text.",
    ),
    "table/attribute": _warning("An attribute of a table is not understood.", "Correct it."),
    "table/data": _error(
        "A table asks for data, columns or rows that are not there.", "Correct the name."
    ),
    # figures
    "figure/missing": _error("There is no such image file.", "Correct the path, or add the file."),
    "figure/broken": _error("An image file cannot be decoded.", "Save the image anew."),
    "figure/format": _error(
        "An image is in a format that is not supported.", "Give a PNG or JPEG file."
    ),
    "figure/too-large": _error(
        "An image has more pixels or bytes than a report can carry.", "Scale it down."
    ),
    "figure/remote": _error(
        "An image is an address on the web, not a file of the project.",
        "Put a copy into the project.",
    ),
    "figure/outside": _error(
        "An image lies outside the project folder.", "Put a copy into the project."
    ),
    "figure/alt-missing": _warning(
        "An image has no alternative text for people who cannot see it.",
        'Add `{alt="…"}`, or `{.decorative}` if it says nothing.',
    ),
    "figure/in-text": _warning(
        "An image stands among words; it is set after them.", "Give it a paragraph of its own."
    ),
    "figure/attribute": _warning("An attribute of an image is not understood.", "Correct it."),
    # text pages and the decoding of every text file
    "text/too-large": _error(
        "A text file is larger than the compiler reads.", "Split the chapter into several files."
    ),
    "text/legacy-encoding": _note(
        "A text file is not UTF-8; its encoding was guessed.", "Save the file as UTF-8."
    ),
    "text/stray-bytes": _warning(
        "Some bytes of a UTF-8 file are not UTF-8 and were read as Windows-1252.",
        "Save the file as UTF-8 and look at the places in the repair log.",
    ),
    "text/control-character": _warning(
        "A text file holds control characters, which no page can show.",
        "Remove them; the repair log names each place.",
    ),
    "text/lost-character": _warning(
        "A character was lost before the file came here, and its neighbours do not tell which.",
        "Look the place up in the original and put the character into the file.",
    ),
    "text/too-many-repairs": _warning(
        "A text file needed more repairs than the repair log names one by one.",
        "Get the file again from where it comes from.",
    ),
    "text/no-title": _warning(
        "A text page starts with a paragraph and has no title line.",
        "Put the title on a line of its own at the top.",
    ),
    "text/empty": _warning("A text page has no text but navigation words.", "Check the file."),
    # references
    "reference/unresolved": _error(
        "A cross reference names a label that nothing carries.",
        "Correct the label, or give the table, figure or heading that `{#label}`.",
    ),
    "reference/page-elsewhere": _note(
        "A chapter as a document of its own names the page of something in another chapter.",
        "Nothing need be done; the book prints the page.",
    ),
    # values in chapters
    "expression/undefined": _error(
        "An expression names something that the data does not hold.",
        "Correct the name; the hint names the nearest one.",
    ),
    "expression/refused": _error(
        "An expression asks for more than a value of the data.",
        "Use names, items, arithmetic and filters only.",
    ),
    "expression/syntax": _error(
        "What stands between the braces is no expression.", "Correct it, or escape the braces."
    ),
    "expression/failed": _error(
        "An expression cannot be computed.", "Check the types of the values it uses."
    ),
    "expression/empty": _error(
        "An expression leads to an empty cell.", "Fill the cell, or give a `default` filter."
    ),
    # templates
    "template/missing": _error(
        "The style lacks a template.", 'Add it to the style, or let the style extend "base".'
    ),
    "template/refused": _error(
        "A template asks for more than templates may have.", "Use values, loops and filters only."
    ),
    "template/syntax": _error("A template is not Jinja2.", "Correct the line named."),
    "template/failed": _error(
        "A template cannot be rendered with this report's data.",
        "Check the names and types at the line named.",
    ),
    "template/markup": _error(
        "What a template prints is not the block markup.",
        "Compare with docs/block-markup.md; the hint shows the printed line.",
    ),
    # styles
    "style/unknown": _error(
        "No shipped style and no folder has this name.", "Correct the name, or give a style folder."
    ),
    "style/unreadable": _error(
        "A file of the style is missing or is not TOML.", "Correct the file at the place named."
    ),
    "style/extends": _error(
        "Styles extend each other in a circle.", "Take one `extends` out of the chain."
    ),
    "style/unknown-key": _error(
        "The style says something that no style can say.",
        "Correct the key; styles/base has them all.",
    ),
    "style/missing-key": _error(
        "The style lacks something every style needs.", 'Give it, or let the style extend "base".'
    ),
    "style/value": _error(
        "A value of the style has the wrong type or names nothing.",
        "Lengths carry a unit, colours are names from [colors] or #RRGGBB.",
    ),
    # layout
    "layout/stranded-heading": _warning(
        "A heading stands at the foot of a page without the text it heads, because too much is "
        "kept together there.",
        "Put a sentence between the headings, or divide what follows.",
    ),
    "layout/too-tall": _warning(
        "Something is taller than a page and reaches into the margin.",
        "Make it smaller, or divide it.",
    ),
    "layout/no-room": _error(
        "The margins of a page master leave no room for text.",
        "Make the margins or the text indent of the page master smaller.",
    ),
    "layout/wide-table": _warning(
        "The words of a table need more width than the page has; they are cut.",
        "Shorten the words of the widest columns, or divide the table in two.",
    ),
    "layout/low-resolution": _warning(
        "A picture is printed so large that its pixels can be seen.",
        "Print it smaller with `width`, or give a picture with more pixels.",
    ),
    "layout/unsettled": _warning(
        "Page numbers printed in the text still move after the last round of layout.",
        "Rephrase a sentence near a page reference, so that its number fits either way.",
    ),
    "layout/overfull-line": _warning(
        "A line is wider than its measure because nothing in it can be broken.",
        "Shorten or rephrase the words, or give the column more width.",
    ),
    # fonts
    "font/unreadable": _error(
        "A face of the style cannot be loaded: its package is not installed, or its file is broken.",
        "Install the font package that the message names, or correct the style's families.",
    ),
    "font/missing-glyph": _warning(
        "No face of the style has a glyph for a character; a substitute is printed in its place.",
        "Write the character another way, or add a family that has it to the style.",
    ),
    "font/unsupported-script": _warning(
        "Text in a script that is set without its own rules (right-to-left order, joining forms).",
        "Check these words in print, or give them as a picture with an alternative text.",
    ),
    # pdf
    "pdf/lost-target": _warning(
        "A link of the PDF leads to a label that stands on no page; it leads to its own page.",
        "Give the label a place in the report, or write the reference as plain words.",
    ),
    "pdf/unreadable-picture": _error(
        "A picture cannot be decoded.",
        "Save the picture anew as PNG or JPEG.",
    ),
    # word
    "word/character": _warning(
        "The text holds a character that no Word file can hold; U+FFFD stands in its place.",
        "Remove the control character or the half of a surrogate pair from the source.",
    ),
    "word/note-in-note": _warning(
        "A footnote calls a footnote, which Word does not know; its words stand in brackets.",
        "Write the inner note into the outer one.",
    ),
    "word/columns": _warning(
        "A table has more columns than Word knows; its rows are written as lines with tabs.",
        "Divide the table, or let its rows be columns.",
    ),
    "word/depth": _warning(
        "Boxes stand inside boxes more deeply than Word shows; the innermost have no frame.",
        "Write the innermost box as plain paragraphs.",
    ),
    "word/list-number": _warning(
        "A numbered list starts at a number that Word cannot count from.",
        "Start the list between 0 and 32767.",
    ),
}
