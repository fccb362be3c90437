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
    # command and outputs
    "new/not-empty": _error(
        "`yearbook new` was given a folder that holds something.",
        "Give the name of a new folder, or empty this one.",
    ),
    "output/not-writable": _error(
        "An output file or its folder can not be written; the old outputs stay.",
        "Close programs that hold the file, make the folder writable, or choose another with -o.",
    ),
    "jobs/worker-lost": _error(
        "A worker process ended before its work was done, as when memory runs out.",
        "Build with --jobs 1, or give the machine more memory.",
    ),
    # chapters
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
    # word
}
