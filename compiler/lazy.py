"""Modules that are loaded when one of their names is first used.

Start-up is part of the product: `yearbook --help` and a build of one format should not pay for
the other format's libraries. A module that brings a heavy library with it is named like this at
the top of the file that uses it, so that the type checker sees a plain import:

    if TYPE_CHECKING:
        from compiler.seed import workbook
    else:
        workbook = lazy("compiler.seed.workbook")

Nothing else in the package imports late; `tests/architecture` holds the list of places.
"""

import sys
from importlib.util import LazyLoader, find_spec, module_from_spec
from types import ModuleType


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
