"""Codes of the images of a report."""

from compiler.codes.code import Code, error, note, warning

CODES: dict[str, Code] = {
    "figure/missing": error("There is no such image file.", "Correct the path, or add the file."),
    "figure/broken": error("An image file cannot be decoded.", "Save the image anew."),
    "figure/format": error(
        "An image is in a format that is not supported.", "Give a PNG, JPEG, SVG or PDF file."
    ),
    "figure/drawing": error(
        "An SVG drawing or a page of a PDF file cannot be used; the message says why.",
        "Save it anew: SVG without entities, PDF with embedded fonts, in RGB, without forms, "
        "scripts and encryption.",
    ),
    "figure/left-out": warning(
        "A drawing holds something that has no place in a report, or that cannot be said in PDF; "
        "it is left out.",
        "Look at the figure; flatten the effect in the drawing program, or give the drawing as "
        "PNG.",
    ),
    "figure/converted": note(
        "A picture in CMYK is converted to RGB, by its own colour profile where it has one.",
        "Give it in RGB if its colours have to be exact.",
    ),
    "figure/profile": note(
        "The colour profile of a picture cannot be used; its colours are taken as sRGB.",
        "Save the picture anew as sRGB.",
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
