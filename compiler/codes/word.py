"""Codes of the Word file."""

from compiler.codes.code import Code, error, note, warning

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
    "word/columns-notes": note(
        "Text in columns calls footnotes; the Word file has it in one column, because "
        "LibreOffice does not come to an end with some such pages.",
        "Nothing is lost; put the notes outside of the columns to have them in the Word file too.",
    ),
    "word/initial": note(
        "The style sets the first letter of a chapter over several lines; the Word file has it in "
        "its line, because Word knows such a letter only as a paragraph of its own, which would "
        "part it from its word.",
        "Nothing is lost; `initial_lines = 0` under [layout] leaves it out of the PDF too.",
    ),
    "word/font-licence": warning(
        "A face says that documents must not carry it, so the Word file only names it.",
        "Take a face that may be embedded, or have the face installed wherever the file is read.",
    ),
    "word/depth": warning(
        "Boxes stand inside boxes more deeply than Word shows; the innermost have no frame.",
        "Write the innermost box as plain paragraphs.",
    ),
    "word/list-number": warning(
        "A numbered list starts at a number that Word cannot count from.",
        "Start the list between 0 and 32767.",
    ),
    "word/office-missing": error(
        "`--paginate libreoffice` was asked for, but LibreOffice is not installed.",
        "Install LibreOffice, so that `soffice` is found, or leave `--paginate` out.",
    ),
    "word/office-failed": error(
        "LibreOffice was to count the pages of the Word file, but made no PDF file of it.",
        "Open the Word file in LibreOffice to see why, or leave `--paginate` out.",
    ),
    "word/office-pages": note(
        "LibreOffice puts places of the Word file on other pages than were computed.",
        "Nothing has to be done: the Word file has the numbers of LibreOffice.",
    ),
    "word/unsteady-page": note(
        "The page of a heading in the Word file hangs by a hair: with lines a quarter of a point "
        "longer or shorter it would be another one than the contents say.",
        "Nothing has to be done; in Word, F9 in the contents sets the numbers anew.",
    ),
}
