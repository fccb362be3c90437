"""Finds what is shipped beside the code: the styles and the report that `yearbook new` copies.

In a checkout the styles stand in `styles/` at the top of the repository; in an installed wheel
they stand in `compiler/styles/`. No other module knows the two homes.
"""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_INSTALLED = _PACKAGE / "styles"
_STYLES = (_INSTALLED if _INSTALLED.is_dir() else _PACKAGE.parent / "styles").resolve()


def styles_root() -> Path:
    """Folder that holds one folder per shipped style."""
    return _STYLES


def starter_root() -> Path:
    """Folder of the report that `yearbook new` copies."""
    return _PACKAGE / "starter"
