"""Diagnostic codes: severity, what the code means, what the author can do.

One file per area of the work, under which its codes stand; `table.py` puts them together.
"""

from compiler.codes.code import Code, Severity

__all__ = ["Code", "Severity"]
