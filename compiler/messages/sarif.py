"""Diagnostics as one SARIF 2.1.0 log, for code scanning services and editors.

In: diagnostics with their places. Out: the log object of the OASIS standard "Static Analysis
Results Interchange Format (SARIF) Version 2.1.0", sections 3.13 (log) to 3.30 (region), with the
codes that occur as rules (3.49).
"""

import json
from collections.abc import Sequence
from urllib.parse import quote

from compiler import __version__
from compiler.codes.table import CODES
from compiler.diagnostics import Diagnostic, Severity
from compiler.messages.place import Place, place_of

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
VERSION = "2.1.0"

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}

SarifObject = dict[str, object]


def sarif_form(diagnostics: Sequence[Diagnostic], prefix: str = "") -> str:
    """The log of one run as JSON text."""
    return json.dumps(_log(diagnostics, prefix), ensure_ascii=False, indent=2) + "\n"


def _log(diagnostics: Sequence[Diagnostic], prefix: str) -> SarifObject:
    rule_ids = sorted({each.code for each in diagnostics})
    driver: SarifObject = {
        "name": "yearbook",
        "version": __version__,
        "rules": [_rule(code) for code in rule_ids],
    }
    run: SarifObject = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [
            _result(each, place_of(each, prefix), rule_ids.index(each.code)) for each in diagnostics
        ],
    }
    return {"$schema": SCHEMA, "version": VERSION, "runs": [run]}


def _rule(code: str) -> SarifObject:
    entry = CODES[code]
    return {
        "id": code,
        "shortDescription": {"text": entry.meaning},
        "help": {"text": entry.remedy},
        "defaultConfiguration": {"level": _LEVELS[entry.severity]},
    }


def _result(diagnostic: Diagnostic, place: Place, rule_index: int) -> SarifObject:
    words = diagnostic.message
    if diagnostic.hint:
        words += f" ({diagnostic.hint})"
    result: SarifObject = {
        "ruleId": diagnostic.code,
        "ruleIndex": rule_index,
        "level": _LEVELS[diagnostic.severity],
        "message": {"text": words},
    }
    if place.path:
        result["locations"] = [{"physicalLocation": _physical_location(place)}]
    return result


def _physical_location(place: Place) -> SarifObject:
    location: SarifObject = {"artifactLocation": {"uri": quote(place.path)}}
    if place.line:
        location["region"] = {
            "startLine": place.line,
            "startColumn": place.column,
            "endLine": place.end_line,
            "endColumn": place.end_column,
        }
    return location
