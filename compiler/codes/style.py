"""Codes of styles."""

from compiler.codes.code import Code, error, warning

CODES: dict[str, Code] = {
    "style/unknown": error(
        "No shipped style and no folder has this name.", "Correct the name, or give a style folder."
    ),
    "style/unreadable": error(
        "A file of the style is missing or is not TOML.", "Correct the file at the place named."
    ),
    "style/extends": error(
        "Styles extend each other in a circle.", "Take one `extends` out of the chain."
    ),
    "style/unknown-key": error(
        "The style says something that no style can say.",
        "Correct the key; styles/base has them all.",
    ),
    "style/missing-key": error(
        "The style lacks something every style needs.", 'Give it, or let the style extend "base".'
    ),
    "style/value": error(
        "A value of the style has the wrong type or names nothing.",
        "Lengths carry a unit, colours are names from [colors] or #RRGGBB.",
    ),
    "style/contrast": warning(
        "Text does not stand out enough from its ground to be read by people with weak sight.",
        "Give one of the two colours another lightness: WCAG 2.2 asks for 4.5:1, or 3:1 if large.",
    ),
}
