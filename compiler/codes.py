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
    # chapters
    # references
    "reference/unresolved": _error(
        "A cross reference names a label that nothing carries.",
        "Correct the label, or give the table, figure or heading that `{#label}`.",
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
        "The style says something that no style can say.", "Correct the key; styles/base has them all."
    ),
    "style/missing-key": _error(
        "The style lacks something every style needs.", 'Give it, or let the style extend "base".'
    ),
    "style/value": _error(
        "A value of the style has the wrong type or names nothing.",
        "Lengths carry a unit, colours are names from [colors] or #RRGGBB.",
    ),
    # layout
    # fonts
    # word
}
