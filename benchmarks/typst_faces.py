"""The faces of the house style as plain files, so that Typst sets lines of the same words."""

from pathlib import Path

from compiler.diagnostics import Sink
from compiler.fonts.instance import instance
from compiler.fonts.library import FaceLibrary
from compiler.resources import styles_root
from compiler.stylesheet.load import load_style

FAMILIES = {"serif": "Measured Serif", "sans": "Measured Sans"}
FOLDER = "faces"
"""Beside the source."""


def write_faces(folder: Path) -> None:
    """Write the upright, bold and italic faces."""
    folder.mkdir(parents=True, exist_ok=True)
    sink = Sink()
    library = FaceLibrary(load_style("bluebook", folder, styles_root(), sink).families, sink)
    for key, name in FAMILIES.items():
        for bold, italic in ((False, False), (True, False), (False, True)):
            face = library.face(key, bold, italic)
            style = face.key.partition("/")[2]
            (folder / f"{key}-{style}.ttf").write_bytes(instance(face, name))
