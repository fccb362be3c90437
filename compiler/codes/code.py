"""What a diagnostic code is: standing severity, meaning, remedy."""

from enum import Enum

from msgspec import Struct


class Severity(Enum):
    """How much a diagnostic weighs: errors forbid output, warnings do not, notes inform."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Code(Struct, frozen=True):
    """One kind of message: its standing severity, what it means and what the author can do."""

    severity: Severity
    meaning: str
    remedy: str


def error(meaning: str, remedy: str) -> Code:
    """Code of something that forbids output."""
    return Code(Severity.ERROR, meaning, remedy)


def warning(meaning: str, remedy: str) -> Code:
    """Code of something that an author should look at."""
    return Code(Severity.WARNING, meaning, remedy)


def note(meaning: str, remedy: str) -> Code:
    """Code of something that is good to know."""
    return Code(Severity.NOTE, meaning, remedy)
