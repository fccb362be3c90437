"""A checked SVG file in, a drawing ready for the PDF out."""

from compiler.diagnostics import Sink
from compiler.fonts.library import FaceLibrary
from compiler.model.block import Picture
from compiler.pdf.content import Shown
from compiler.pdf.drawing import PreparedDrawing
from compiler.pdf.svg.draw import draw_svg
from compiler.svg.read import SvgRefused, read_svg


def prepare(
    picture: Picture, library: FaceLibrary | None, shown: Shown, sink: Sink
) -> PreparedDrawing | None:
    """Draw a picture; none, and an error, when its file cannot be read."""
    if library is None:
        raise ValueError("a drawing needs the faces of the report")
    try:
        file = read_svg(picture.data)
    except SvgRefused as error:
        message = f'"{picture.path}" {error}'
        sink.report("pdf/unreadable-picture", message, path=picture.path)
        return None
    drawing, lost = draw_svg(file, library, shown)
    for each in lost:
        message = f'"{picture.path}" uses what the PDF leaves out: {each}'
        sink.report("figure/left-out", message, path=picture.path)
    return drawing
