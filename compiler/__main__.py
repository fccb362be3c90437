"""`yearbook` and `python -m compiler`: the command as a process of its own.

Trees of immutable nodes hold no cycles, and what a build has made is wanted until its end. So
nothing looks for cycles - that takes a sixth of a large build - and the process ends when the
command has, without taking everything apart.
"""

import gc
import os
import sys
from typing import TYPE_CHECKING, NoReturn

from compiler.lazy import lazy

if TYPE_CHECKING:
    from compiler import cli
else:
    # Loading makes much that lasts, too.
    cli = lazy("compiler.cli")

INTERRUPTED = 130
"""Exit status of what Ctrl-C ended, as shells count it."""


def command() -> NoReturn:
    """Run the command and end the process with its exit status."""
    gc.disable()
    try:
        status = cli.main()
    except KeyboardInterrupt:  # before there was anything to say about it
        status = INTERRUPTED
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)


if __name__ == "__main__":
    command()
