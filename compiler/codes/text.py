"""Codes of text pages, and the decoding of every text file."""

from compiler.codes.code import Code, error, note, warning

CODES: dict[str, Code] = {
    "text/too-large": error(
        "A text file is larger than the compiler reads.", "Split the chapter into several files."
    ),
    "text/legacy-encoding": note(
        "A text file is not UTF-8; its encoding was guessed.", "Save the file as UTF-8."
    ),
    "text/stray-bytes": warning(
        "Some bytes of a UTF-8 file are not UTF-8 and were read as Windows-1252.",
        "Save the file as UTF-8 and look at the places in the repair log.",
    ),
    "text/control-character": warning(
        "A text file holds control characters, which no page can show.",
        "Remove them; the repair log names each place.",
    ),
    "text/lost-character": warning(
        "A character was lost before the file came here, and its neighbours do not tell which.",
        "Look the place up in the original and put the character into the file.",
    ),
    "text/too-many-repairs": warning(
        "A text file needed more repairs than the repair log names one by one.",
        "Get the file again from where it comes from.",
    ),
    "text/no-title": warning(
        "A text page starts with a paragraph and has no title line.",
        "Put the title on a line of its own at the top.",
    ),
    "text/empty": warning("A text page has no text but navigation words.", "Check the file."),
}
