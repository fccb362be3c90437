import json
from typing import Any

import jsonschema
import pytest

from compiler.codes.table import CODES
from compiler.diagnostics import Diagnostic, Severity
from compiler.messages import print_diagnostics
from compiler.source import Source
from tests.messages.sarif_schema import SARIF_SCHEMA

TEXT = Source("chapters/10 – a,b.md", "first\nsecond 100 % line\n")
PLACED = Diagnostic(
    "reference/unresolved",
    Severity.ERROR,
    "nothing: 100 %,\nreally",
    TEXT.span(13, 18),
    hint="look again",
)
UNPLACED = Diagnostic("project/missing", Severity.ERROR, "there is no report.toml")


def test_json_is_one_object_a_line_with_all_keys() -> None:
    first, second = print_diagnostics([PLACED, UNPLACED], "json").splitlines()
    assert json.loads(first) == {
        "code": "reference/unresolved",
        "severity": "error",
        "message": "nothing: 100 %,\nreally",
        "path": "chapters/10 – a,b.md",
        "line": 2,
        "column": 8,
        "end_line": 2,
        "end_column": 13,
        "hint": "look again",
    }
    assert json.loads(second)["line"] == 0
    assert json.loads(first).keys() == json.loads(second).keys()


def test_github_properties_and_message_are_escaped() -> None:
    assert print_diagnostics([PLACED], "github", "reports") == (
        "::error file=reports/chapters/10 – a%2Cb.md,line=2,endLine=2,col=8,endColumn=13,"
        "title=reference/unresolved::nothing: 100 %25,%0Areally%0Ahint: look again\n"
    )


def test_github_annotations_without_a_place_have_only_a_title() -> None:
    assert print_diagnostics([UNPLACED], "github") == (
        "::error title=project/missing::there is no report.toml\n"
    )


@pytest.mark.parametrize(
    ("severity", "command"),
    [(Severity.ERROR, "error"), (Severity.WARNING, "warning"), (Severity.NOTE, "notice")],
)
def test_each_severity_has_its_workflow_command(severity: Severity, command: str) -> None:
    diagnostic = Diagnostic("reference/unresolved", severity, "so it is")
    assert print_diagnostics([diagnostic], "github").startswith(f"::{command} ")


def sarif(*diagnostics: Diagnostic) -> Any:
    log = json.loads(print_diagnostics(list(diagnostics), "sarif", "reports"))
    jsonschema.validate(log, SARIF_SCHEMA, cls=jsonschema.Draft7Validator)
    return log


def test_a_sarif_log_is_valid_and_names_rule_and_place() -> None:
    run = sarif(UNPLACED, PLACED)["runs"][0]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == [
        "project/missing",
        "reference/unresolved",
    ]
    lost, placed = run["results"]
    assert "locations" not in lost
    assert placed["ruleIndex"] == 1
    location = placed["locations"][0]["physicalLocation"]
    assert location["artifactLocation"]["uri"] == "reports/chapters/10%20%E2%80%93%20a%2Cb.md"
    assert location["region"] == {
        "startLine": 2,
        "startColumn": 8,
        "endLine": 2,
        "endColumn": 13,
    }


def test_a_sarif_log_of_a_clean_run_is_valid() -> None:
    assert sarif()["runs"][0]["results"] == []


def test_every_code_makes_a_valid_sarif_rule() -> None:
    sarif(*(Diagnostic(code, entry.severity, "so") for code, entry in CODES.items()))


def test_the_sarif_schema_refuses_what_the_standard_refuses() -> None:
    log = sarif(PLACED)
    log["runs"][0]["results"][0]["level"] = "fatal"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(log, SARIF_SCHEMA, cls=jsonschema.Draft7Validator)
