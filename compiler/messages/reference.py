"""Prints `docs/diagnostics.md` from the table of codes: `python -m compiler.messages.reference`."""

import sys
from itertools import groupby

from compiler.codes.table import CODES

_OPENING = """\
# Diagnostics

Everything Yearbook has to say about a report. This page is printed from `compiler/codes/` by
`make docs`.

A message names the file, line and column, the severity and the code, and says in one sentence what
is wrong; under it stand the line and often a hint:

    chapters/10-sales.md:41:23: error[reference/unresolved]: nothing is labelled "tbl-revenu"
       41 | Sales grew again, see @tbl-revenu.
          |                       ^^^^^^^^^^^
       hint: did you mean "tbl-revenue"?

**Errors** forbid writing: the outputs of the run before stay as they are, and the command ends with
status 1. **Warnings** do not, unless `--strict` turns them into errors. **Notes** inform.

`--message-format` chooses the form:

- `text`: as above, on standard error, with a closing line that counts them.
- `json`: one object a line on standard output, with the keys `code`, `severity`, `message`, `path`,
  `line`, `column`, `end_line`, `end_column` and `hint`. Lines and columns count characters from 1;
  `end_column` is the column after the last character; all four are 0 when the message is about no
  place in a text.
- `github`: workflow commands on standard output, which GitHub shows beside the line.
- `sarif`: one SARIF 2.1.0 log on standard output, for code scanning services and editors.
"""


def reference() -> str:
    """The whole page: codes by area, in the order of the table."""
    sections = [_OPENING]
    for area, codes in groupby(sorted(CODES, key=_area_order), key=_area):
        sections.append(f"## {area}\n")
        sections.extend(_entry(code) for code in codes)
    return "\n".join(sections)


def _area(code: str) -> str:
    return code.partition("/")[0]


def _area_order(code: str) -> int:
    """Codes of one area stand together, areas in the order in which they first occur."""
    return list(dict.fromkeys(map(_area, CODES))).index(_area(code))


def _entry(code: str) -> str:
    entry = CODES[code]
    return f"### `{code}`\n\n*{entry.severity.value}.* {entry.meaning} {entry.remedy}\n"


if __name__ == "__main__":
    sys.stdout.write(reference())
