"""Codes of the Word file."""

from compiler.codes.code import Code, note, warning

CODES: dict[str, Code] = {
    "word/character": warning(
        "The text holds a character that no Word file can hold; U+FFFD stands in its place.",
        "Remove the control character or the half of a surrogate pair from the source.",
    ),
    "word/note-in-note": warning(
        "A footnote calls a footnote, which Word does not know; its words stand in brackets.",
        "Write the inner note into the outer one.",
    ),
    "word/columns": warning(
        "A table has more columns than Word knows; its rows are written as lines with tabs.",
        "Divide the table, or let its rows be columns.",
    ),
    "word/depth": warning(
        "Boxes stand inside boxes more deeply than Word shows; the innermost have no frame.",
        "Write the innermost box as plain paragraphs.",
    ),
    "word/list-number": warning(
        "A numbered list starts at a number that Word cannot count from.",
        "Start the list between 0 and 32767.",
    ),
    "word/unsteady-page": note(
        "The page of a heading in the Word file hangs on a hair: lines a quarter of a point longer "
        "or shorter would put it on another page, so Word may show another number than the contents.",
        "Nothing has to be done; in Word, F9 in the contents sets the numbers anew.",
    ),
}
