"""The arguments of the command, read into a typed `Command`."""

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias, cast

from msgspec import Struct

from compiler import __version__
from compiler.messages import MESSAGE_FORMATS, MessageFormat
from compiler.request import FORMATS, PAGINATORS, STAGES, Request

if TYPE_CHECKING:
    from compiler.seed.report import Format

CommandName = Literal["build", "check", "new"]
_Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"

MAXIMAL_JOBS = 256

_DESCRIPTION = """\
Compile an annual report - chapters, data and figures - into a PDF file and a Word file."""

_EXAMPLES = """\
examples:
  yearbook new our-report            make a small complete report to start from
  yearbook build our-report          write build/*.pdf and build/*.docx
  yearbook build -f pdf --chapters   the book and each chapter, PDF only
  yearbook check --strict            everything but writing files; warnings are errors

exit status: 0 done, 1 the report has errors (old outputs stay), 2 wrong usage, 130 interrupted"""

_BUILD_EXAMPLES = """\
examples:
  yearbook build                           the report in this folder, as its report.toml says
  yearbook build reports/2024 -f docx      only the Word file
  yearbook build --chapter overview        one chapter as a document of its own
  yearbook build --set report.period=2025  another value for a key of report.toml
  yearbook build --emit pages              print the pages as text, write nothing"""


class Command(Struct, frozen=True):
    """What was typed."""

    name: CommandName
    request: Request
    strict: bool = False
    message_format: MessageFormat = "text"


def parse(arguments: Sequence[str]) -> Command:
    """Read the arguments; leaves with status 2 and a message when they make no sense."""
    parser = _parser(arguments)
    values = parser.parse_args(arguments)
    if values.command is None:
        parser.error("a command is needed: build, check or new (see yearbook --help)")
    if values.command == "new":
        return Command("new", Request(Path(values.project)))
    if values.chapters and values.chapter:
        parser.error("--chapter builds only the chapters named, --chapters every one: give one")
    writes = values.command == "build"
    request = Request(
        project=Path(values.project),
        formats=values.formats,
        out=Path(values.out) if writes and values.out else None,
        chapters=tuple(dict.fromkeys(values.chapter)),
        every_chapter=values.chapters,
        style=values.style,
        overrides=dict(values.set),
        jobs=values.jobs,
        paginate=values.paginate if writes else "yearbook",
        check_pages=writes and values.check_pages,
        emit=values.emit if writes else None,
        write=writes and values.emit is None,
    )
    name: CommandName = "build" if writes else "check"
    return Command(name, request, values.strict, values.message_format)


def _parser(arguments: Sequence[str]) -> argparse.ArgumentParser:
    """The parser of all commands, or of the one that stands first, which is all it takes then."""
    parser = argparse.ArgumentParser(
        prog="yearbook",
        description=_DESCRIPTION,
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"yearbook {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands")
    typed = arguments[0] if arguments else ""
    for name, add in _COMMANDS.items():
        if name == typed or typed not in _COMMANDS:
            add(commands)
    return parser


def _add_build(commands: _Commands) -> None:
    build = _add_command(commands, "build", "write the outputs of a report", _BUILD_EXAMPLES)
    _add_report_arguments(build)
    _add_output_arguments(build)


def _add_check(commands: _Commands) -> None:
    _add_report_arguments(_add_command(commands, "check", "do everything but write files"))


def _add_new(commands: _Commands) -> None:
    new = _add_command(commands, "new", "make a small complete report to start from")
    new.add_argument("project", metavar="DIR", help="folder to make; it must be empty or absent")


_COMMANDS: dict[str, Callable[[_Commands], None]] = {
    "build": _add_build, "check": _add_check, "new": _add_new,
}  # fmt: skip


def _add_command(
    commands: _Commands, name: CommandName, purpose: str, examples: str = ""
) -> argparse.ArgumentParser:
    return commands.add_parser(
        name,
        help=purpose,
        description=f"{purpose[0].upper()}{purpose[1:]}.",
        epilog=examples,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )


def _add_report_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "project",
        metavar="PROJECT",
        nargs="?",
        default=".",
        help="folder with a report.toml (default: this folder)",
    )
    parser.add_argument(
        "-f",
        "--format",
        dest="formats",
        metavar="FORMATS",
        type=_formats,
        default=(),
        help="pdf, docx or pdf,docx (default: as report.toml says)",
    )
    parser.add_argument(
        "--chapter",
        metavar="SLUG",
        action="append",
        default=[],
        help="only this chapter, as a document of its own; repeatable",
    )
    parser.add_argument(
        "--chapters",
        action="store_true",
        help="every chapter as a document of its own, beside the book",
    )
    parser.add_argument(
        "--style", metavar="NAME|DIR", default="", help="a shipped style or a folder"
    )
    parser.add_argument(
        "--set",
        metavar="KEY=VALUE",
        type=_setting,
        action="append",
        default=[],
        help="override a key of report.toml, such as report.period=2025; repeatable",
    )
    parser.add_argument(
        "--jobs",
        metavar="N",
        type=_jobs,
        default=0,
        help="processes to use (default: as many as pay off)",
    )
    parser.add_argument("--strict", action="store_true", help="warnings are errors")
    parser.add_argument(
        "--message-format",
        choices=MESSAGE_FORMATS,
        default="text",
        help="form of the diagnostics (default: text)",
    )


def _add_output_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "-o",
        "--out",
        metavar="DIR",
        default="",
        help="folder of the outputs (default: build/ in the project)",
    )
    parser.add_argument(
        "--paginate",
        choices=PAGINATORS,
        default="yearbook",
        help="who counts the pages of the Word file: yearbook by the rules of office programs "
        "(default), or libreoffice, where it is installed, by opening the file",
    )
    parser.add_argument(
        "--check-pages",
        action="store_true",
        help="name the headings of the Word file that would stand on another page if lines were "
        "a quarter of a point longer or shorter",
    )
    parser.add_argument("--emit", choices=STAGES, help="print a stage as text; nothing is written")


def _formats(text: str) -> "tuple[Format, ...]":
    names = [name.strip() for name in text.split(",") if name.strip()]
    unknown = [name for name in names if name not in FORMATS]
    if unknown or not names:
        raise argparse.ArgumentTypeError(f"{text!r} is not a list of pdf and docx")
    return tuple(cast("Format", name) for name in dict.fromkeys(names))


def _jobs(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= MAXIMAL_JOBS:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 1 to {MAXIMAL_JOBS}")
    return int(text)


def _setting(text: str) -> tuple[str, str]:
    key, equals, value = text.partition("=")
    if not equals or not key.strip():
        raise argparse.ArgumentTypeError(f"{text!r} is not of the form key=value")
    return key.strip(), value
