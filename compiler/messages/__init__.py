"""The printed forms of diagnostics.

In: the diagnostics of a run, in the order in which the stages found them. Out: text for people,
JSON lines, GitHub annotations, or one SARIF 2.1.0 log.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Literal, get_args

from compiler.diagnostics import Diagnostic
from compiler.messages.machine import github_form, json_form
from compiler.messages.sarif import sarif_form
from compiler.messages.text import text_form

MessageFormat = Literal["text", "json", "github", "sarif"]
MESSAGE_FORMATS: tuple[MessageFormat, ...] = get_args(MessageFormat)

_FORMS: Mapping[MessageFormat, Callable[[Sequence[Diagnostic], str], str]] = {
    "text": text_form,
    "json": json_form,
    "github": github_form,
    "sarif": sarif_form,
}


def print_diagnostics(
    diagnostics: Sequence[Diagnostic], message_format: MessageFormat, prefix: str = ""
) -> str:
    """All diagnostics in one form; `prefix` leads from the current folder to the project."""
    return _FORMS[message_format](diagnostics, prefix)
