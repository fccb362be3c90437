"""Codes of the images of a report."""

from compiler.codes.code import Code, error, note, warning

CODES: dict[str, Code] = {
    "figure/missing": error("There is no such image file.", "Correct the path, or add the file."),
    "figure/broken": error("An image file cannot be decoded.", "Save the image anew."),
    "figure/format": error(
        "An image is in a format that is not supported.", "Give a PNG or JPEG file."
    ),
    "figure/too-large": error(
        "An image has more pixels or bytes than a report can carry.", "Scale it down."
    ),
    "figure/remote": error(
        "An image is an address on the web, not a file of the project.",
        "Put a copy into the project.",
    ),
    "figure/outside": error(
        "An image lies outside the project folder.", "Put a copy into the project."
    ),
    "figure/alt-missing": warning(
        "An image has no alternative text for people who cannot see it.",
        'Add `{alt="…"}`, or `{.decorative}` if it says nothing.',
    ),
    "figure/alt-long": note(
        "An alternative text is so long that it is tiring to listen to.",
        "Say what the image shows in a sentence or two, and the rest in the text.",
    ),
    "figure/alt-control": warning(
        "An alternative text held control or private characters, which were taken out.",
        "Write it in plain words.",
    ),
    "figure/in-text": warning(
        "An image stands among words; it is set after them.", "Give it a paragraph of its own."
    ),
    "figure/attribute": warning("An attribute of an image is not understood.", "Correct it."),
}
