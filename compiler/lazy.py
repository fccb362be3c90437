"""Modules that are loaded, and patterns that are compiled, when they are first used.

Start-up is part of the product: `yearbook --help` and a build of one format should not pay for
the other format's libraries, nor a report of one page for what it does not hold. A module that
brings a heavy library with it is named like this at the top of the file that uses it, so that the
type checker sees a plain import:

    if TYPE_CHECKING:
        from compiler.seed import workbook
    else:
        workbook = lazy("compiler.seed.workbook")

Nothing else in the package imports late; `tests/architecture` holds the list of places.

Compiling a pattern takes as long as setting several lines. Those that every report needs are
compiled where they stand; others, in modules that every report loads, are a `lazy_pattern`.
"""

import re
import sys
from importlib.util import LazyLoader, find_spec, module_from_spec
from types import ModuleType
from typing import Any, AnyStr, cast


def lazy(name: str) -> ModuleType:
    """The module of that name, run at the first look at one of its attributes."""
    if name in sys.modules:
        return sys.modules[name]
    spec = find_spec(name)
    if spec is None or spec.loader is None:
        raise ModuleNotFoundError(name, name=name)
    spec.loader = LazyLoader(spec.loader)
    module = module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    package, _, own_name = name.rpartition(".")
    if package:
        setattr(sys.modules[package], own_name, module)
    return module


class _LazyPattern:
    """Stands for a compiled pattern; what has been asked of that is kept here."""

    def __init__(self, expression: str | bytes, flags: int) -> None:
        self._expression = expression
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        value = getattr(re.compile(self._expression, self._flags), name)
        setattr(self, name, value)
        return value


def lazy_pattern(expression: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """The pattern of a regular expression, compiled at the first use of one of its methods."""
    return cast("re.Pattern[AnyStr]", _LazyPattern(expression, flags))
