"""Codes of cross references, expressions in chapters, templates."""

from compiler.codes.code import Code, error, note

CODES: dict[str, Code] = {
    # references
    "reference/unresolved": error(
        "A cross reference names a label that nothing carries.",
        "Correct the label, or give the table, figure or heading that `{#label}`.",
    ),
    "reference/page-elsewhere": note(
        "A chapter as a document of its own names the page of something in another chapter.",
        "Nothing need be done; the book prints the page.",
    ),
    # values in chapters
    "expression/undefined": error(
        "An expression names something that the data does not hold.",
        "Correct the name; the hint names the nearest one.",
    ),
    "expression/refused": error(
        "An expression asks for more than a value of the data.",
        "Use names, items, arithmetic and filters only.",
    ),
    "expression/syntax": error(
        "What stands between the braces is no expression.", "Correct it, or escape the braces."
    ),
    "expression/failed": error(
        "An expression cannot be computed.", "Check the types of the values it uses."
    ),
    "expression/empty": error(
        "An expression leads to an empty cell.", "Fill the cell, or give a `default` filter."
    ),
    # templates
    "template/missing": error(
        "The style lacks a template.", 'Add it to the style, or let the style extend "base".'
    ),
    "template/refused": error(
        "A template asks for more than templates may have.", "Use values, loops and filters only."
    ),
    "template/syntax": error("A template is not Jinja2.", "Correct the line named."),
    "template/failed": error(
        "A template cannot be rendered with this report's data.",
        "Check the names and types at the line named.",
    ),
    "template/markup": error(
        "What a template prints is not the block markup.",
        "Compare with docs/block-markup.md; the hint shows the printed line.",
    ),
}
