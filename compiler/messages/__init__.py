"""The printed forms of diagnostics.

In: the diagnostics of a run, in the order in which the stages found them. Out: text for people,
JSON lines, GitHub annotations, or one SARIF 2.1.0 log.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal, assert_never, get_args

from compiler.diagnostics import Diagnostic
from compiler.lazy import lazy
from compiler.messages.text import text_form

if TYPE_CHECKING:
    from compiler.messages import machine, sarif
else:
    machine = lazy("compiler.messages.machine")
    sarif = lazy("compiler.messages.sarif")

MessageFormat = Literal["text", "json", "github", "sarif"]
MESSAGE_FORMATS: tuple[MessageFormat, ...] = get_args(MessageFormat)


def print_diagnostics(
    diagnostics: Sequence[Diagnostic],
    message_format: MessageFormat,
    prefix: str = "",
    *,
    colour: bool = False,
) -> str:
    """All diagnostics in one form; `prefix` leads from the current folder to the project."""
    match message_format:
        case "text":
            return text_form(diagnostics, prefix, colour=colour)
        case "json":
            return machine.json_form(diagnostics, prefix)
        case "github":
            return machine.github_form(diagnostics, prefix)
        case "sarif":
            return sarif.sarif_form(diagnostics, prefix)
        case _:
            assert_never(message_format)
