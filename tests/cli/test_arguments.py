import shlex
from pathlib import Path

import pytest

from compiler.arguments import parse
from compiler.request import Request


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    with pytest.raises(SystemExit) as leaving:
        parse(arguments)
    assert leaving.value.code == 2
    return capsys.readouterr().err.splitlines()[-1]


def test_build_takes_the_folder_you_stand_in() -> None:
    command = parse(["build"])
    assert command.name == "build"
    assert command.request == Request(Path())
    assert not command.strict
    assert command.message_format == "text"


def test_build_takes_every_option() -> None:
    command = parse(
        shlex.split(
            "build reports/x -f docx,pdf -o out --chapter a --chapter b --style base"
            " --set report.title=A=B --set output.name=x --jobs 3 --strict"
            " --message-format sarif"
        )
    )
    assert command.request == Request(
        project=Path("reports/x"),
        formats=("docx", "pdf"),
        out=Path("out"),
        chapters=("a", "b"),
        style="base",
        overrides={"report.title": "A=B", "output.name": "x"},
        jobs=3,
    )
    assert command.strict
    assert command.message_format == "sarif"


def test_check_writes_nothing() -> None:
    command = parse(["check", "x", "--chapters"])
    assert command.name == "check"
    assert not command.request.write
    assert command.request.every_chapter


@pytest.mark.parametrize("stage", ["chapters", "document", "resolved", "pages", "diagnostics"])
def test_emitting_writes_nothing(stage: str) -> None:
    request = parse(["build", "--emit", stage]).request
    assert request.emit == stage
    assert not request.write


def test_pages_are_checked_on_demand_and_never_by_check() -> None:
    assert parse(["build", "--check-pages"]).request.check_pages
    assert not parse(["build"]).request.check_pages
    assert not parse(["check"]).request.check_pages


def test_new_takes_a_folder() -> None:
    command = parse(["new", "our-report"])
    assert (command.name, command.request.project) == ("new", Path("our-report"))


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "a command is needed"),
        (["biuld"], "invalid choice: 'biuld'"),
        (["new"], "the following arguments are required: DIR"),
        (["build", "-f", "odt"], "'odt' is not a list of pdf and docx"),
        (["build", "-f", ","], "',' is not a list of pdf and docx"),
        (["build", "--jobs", "0"], "'0' is not a number from 1 to 256"),
        (["build", "--jobs", "two"], "'two' is not a number from 1 to 256"),
        (["build", "--set", "report.title"], "'report.title' is not of the form key=value"),
        (["build", "--emit", "galley"], "invalid choice: 'galley'"),
        (["build", "--chapter", "a", "--chapters"], "give one"),
        (["build", "--message-format", "xml"], "invalid choice: 'xml'"),
        (["build", "a", "b"], "unrecognized arguments: b"),
        (["build", "--stri"], "unrecognized arguments: --stri"),
        (["check", "--out", "x"], "unrecognized arguments: --out"),
    ],
)
def test_wrong_usage_ends_with_status_2(
    capsys: pytest.CaptureFixture[str], arguments: list[str], words: str
) -> None:
    assert words in refused(capsys, *arguments)


@pytest.mark.parametrize("arguments", [["--help"], ["build", "--help"]])
def test_help_has_examples(capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as leaving:
        parse(arguments)
    assert leaving.value.code == 0
    assert "examples:\n  yearbook " in capsys.readouterr().out


def test_the_version_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parse(["--version"])
    assert capsys.readouterr().out.startswith("yearbook 0.")
