"""Codes of the PDF file."""

from compiler.codes.code import Code, error, warning

CODES: dict[str, Code] = {
    "pdf/lost-target": warning(
        "A link of the PDF leads to a label that stands on no page; it leads to its own page.",
        "Give the label a place in the report, or write the reference as plain words.",
    ),
    "pdf/unreadable-picture": error(
        "A picture cannot be decoded.",
        "Save the picture anew as PNG or JPEG.",
    ),
}
