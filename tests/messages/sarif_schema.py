"""The part of SARIF 2.1.0 that a log of diagnostics uses, as a JSON schema.

Written from the text of the OASIS standard; the numbers are those of its sections. Objects are
closed, so that a misspelt property is found.
"""

from typing import Any

_URI = {"type": "string", "format": "uri-reference", "pattern": r"^[^\s\\]+$"}
_POSITIVE = {"type": "integer", "minimum": 1}
_LEVEL = {"enum": ["none", "note", "warning", "error"]}

_MULTIFORMAT_MESSAGE = {  # 3.12
    "type": "object",
    "additionalProperties": False,
    "required": ["text"],
    "properties": {"text": {"type": "string", "minLength": 1}, "markdown": {"type": "string"}},
}
_MESSAGE = {  # 3.11
    "type": "object",
    "additionalProperties": False,
    "anyOf": [{"required": ["text"]}, {"required": ["id"]}],
    "properties": {
        "text": {"type": "string", "minLength": 1},
        "markdown": {"type": "string"},
        "id": {"type": "string"},
        "arguments": {"type": "array", "items": {"type": "string"}},
    },
}
_REGION = {  # 3.30
    "type": "object",
    "additionalProperties": False,
    "required": ["startLine"],
    "properties": {
        "startLine": _POSITIVE,
        "startColumn": _POSITIVE,
        "endLine": _POSITIVE,
        "endColumn": _POSITIVE,
    },
}
_LOCATION = {  # 3.28, 3.29
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "physicalLocation": {
            "type": "object",
            "additionalProperties": False,
            "required": ["artifactLocation"],
            "properties": {
                "artifactLocation": {  # 3.4
                    "type": "object",
                    "additionalProperties": False,
                    "properties": {"uri": _URI, "uriBaseId": {"type": "string"}},
                },
                "region": _REGION,
            },
        }
    },
}
_RULE = {  # 3.49
    "type": "object",
    "additionalProperties": False,
    "required": ["id"],
    "properties": {
        "id": {"type": "string", "minLength": 1},
        "name": {"type": "string"},
        "shortDescription": _MULTIFORMAT_MESSAGE,
        "fullDescription": _MULTIFORMAT_MESSAGE,
        "help": _MULTIFORMAT_MESSAGE,
        "helpUri": _URI,
        "defaultConfiguration": {  # 3.50
            "type": "object",
            "additionalProperties": False,
            "properties": {"level": _LEVEL, "enabled": {"type": "boolean"}},
        },
    },
}
_RESULT = {  # 3.27
    "type": "object",
    "additionalProperties": False,
    "required": ["message"],
    "properties": {
        "ruleId": {"type": "string"},
        "ruleIndex": {"type": "integer", "minimum": -1},
        "level": _LEVEL,
        "message": _MESSAGE,
        "locations": {"type": "array", "items": _LOCATION},
    },
}
_RUN = {  # 3.14
    "type": "object",
    "additionalProperties": False,
    "required": ["tool"],
    "properties": {
        "tool": {  # 3.18
            "type": "object",
            "additionalProperties": False,
            "required": ["driver"],
            "properties": {
                "driver": {  # 3.19
                    "type": "object",
                    "additionalProperties": False,
                    "required": ["name"],
                    "properties": {
                        "name": {"type": "string", "minLength": 1},
                        "version": {"type": "string"},
                        "informationUri": _URI,
                        "rules": {"type": "array", "uniqueItems": True, "items": _RULE},
                    },
                }
            },
        },
        "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
        "results": {"type": "array", "items": _RESULT},
    },
}
SARIF_SCHEMA: dict[str, Any] = {  # 3.13
    "$schema": "http://json-schema.org/draft-07/schema#",
    "type": "object",
    "additionalProperties": False,
    "required": ["version", "runs"],
    "properties": {
        "$schema": _URI,
        "version": {"const": "2.1.0"},
        "runs": {"type": "array", "items": _RUN},
    },
}
