import re
import subprocess
import sys

import pytest

from compiler.lazy import lazy, lazy_pattern

PROGRAM = """
import sys
from compiler.lazy import lazy
module = lazy("compiler.units")
print(type(module).__name__)
print(module.parse_length("2pt"))
print(type(module).__name__)
from compiler import units
import compiler.units as again
print(units is module, again is module)
"""


def test_a_module_runs_at_the_first_look_at_a_name() -> None:
    result = subprocess.run(
        [sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True
    )
    assert result.stdout.split() == ["_LazyModule", "2.0", "module", "True", "True"]


def test_a_module_that_is_loaded_is_given_as_it_is() -> None:
    assert lazy("compiler.lazy") is sys.modules["compiler.lazy"]


def test_a_module_that_does_not_exist_is_an_error_at_once() -> None:
    with pytest.raises(ModuleNotFoundError, match=r"compiler\.nothing"):
        lazy("compiler.nothing")


def test_a_pattern_is_compiled_when_it_is_first_asked() -> None:
    wrong = lazy_pattern("(")
    with pytest.raises(re.error):
        wrong.search("")
    words = lazy_pattern("[A-Z]+", re.IGNORECASE)
    assert words.findall("ab C") == ["ab", "C"]
    assert words.sub("-", "ab C") == "- -"
