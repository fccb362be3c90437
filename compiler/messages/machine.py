"""Diagnostics for programs: JSON lines, and the workflow commands that annotate on GitHub."""

import json
from collections.abc import Sequence

from compiler.diagnostics import Diagnostic, Severity
from compiler.messages.place import place_of

_GITHUB_COMMANDS = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.NOTE: "notice",
}


def json_form(diagnostics: Sequence[Diagnostic], prefix: str = "") -> str:
    """One JSON object a line, all with the same keys."""
    return "".join(
        json.dumps(_json_object(each, prefix), ensure_ascii=False) + "\n" for each in diagnostics
    )


def _json_object(diagnostic: Diagnostic, prefix: str) -> dict[str, object]:
    place = place_of(diagnostic, prefix)
    return {
        "code": diagnostic.code,
        "severity": diagnostic.severity.value,
        "message": diagnostic.message,
        "path": place.path,
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
        "hint": diagnostic.hint,
    }


def github_form(diagnostics: Sequence[Diagnostic], prefix: str = "") -> str:
    """One workflow command a line."""
    return "".join(_github(each, prefix) + "\n" for each in diagnostics)


def _github(diagnostic: Diagnostic, prefix: str) -> str:
    place = place_of(diagnostic, prefix)
    properties = {
        "file": place.path,
        "line": str(place.line) if place.line else "",
        "endLine": str(place.end_line) if place.line else "",
        "col": str(place.column) if place.line else "",
        "endColumn": str(place.end_column) if place.line else "",
        "title": diagnostic.code,
    }
    listed = ",".join(f"{key}={_escape(value, ':,')}" for key, value in properties.items() if value)
    message = diagnostic.message
    if diagnostic.hint:
        message += f"\nhint: {diagnostic.hint}"
    return f"::{_GITHUB_COMMANDS[diagnostic.severity]} {listed}::{_escape(message)}"


def _escape(text: str, further: str = "") -> str:
    """Percent-escape what a workflow command can not carry."""
    for character in "%\r\n" + further:
        text = text.replace(character, f"%{ord(character):02X}")
    return text
