"""A picture in its line (ECMA-376 part 1, 20.4.2.8), with its words for screen readers."""

from compiler.docx.markup import attribute
from compiler.units import EMU_PER_POINT, TWIPS_PER_POINT
from compiler.wordflow.flow import WordPicture

EMU_PER_TWIP = EMU_PER_POINT // TWIPS_PER_POINT
_DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}">'
    '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" '
    'val="1"/></a:ext></a:extLst>'
)


def drawing(picture: WordPicture, relation: str, number: int, vector: str = "") -> str:
    """The drawing element; `number` is unique in its part, `vector` the relation of an SVG file.

    Programs that know SVG show that, the others the pixels of `relation`.
    """
    width, height = picture.width * EMU_PER_TWIP, picture.height * EMU_PER_TWIP
    named = f'id="{number}" name="Picture {number}"'
    words = "" if picture.decorative else f' descr="{attribute(picture.alt)}"'
    about = f"<wp:docPr {named}{words}>{_DECORATIVE}</wp:docPr>"
    if not picture.decorative:
        about = f"<wp:docPr {named}{words}/>"
    return (
        '<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{width}" cy="{height}"/>'
        '<wp:effectExtent l="0" t="0" r="0" b="0"/>'
        f"{about}"
        '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        "<a:graphic><a:graphicData "
        'uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
        f"<pic:nvPicPr><pic:cNvPr {named}{words}/><pic:cNvPicPr/></pic:nvPicPr>"
        f"<pic:blipFill>{_blip(relation, vector)}<a:stretch><a:fillRect/></a:stretch>"
        "</pic:blipFill>"
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
        "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>"
    )


def _blip(relation: str, vector: str) -> str:
    if not vector:
        return f'<a:blip r:embed="{relation}"/>'
    return (
        f'<a:blip r:embed="{relation}"><a:extLst>'
        '<a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}"><asvg:svgBlip '
        'xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" '
        f'r:embed="{vector}"/></a:ext></a:extLst></a:blip>'
    )
