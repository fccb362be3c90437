"""The package: parts and their relations into a zip file (ECMA-376 part 2).

Parts and relations are held by python-docx's classes. Each text is parsed, which vouches for its
being well-formed, and goes out as it came in. Members are sorted and carry one fixed time: the same
report gives the same bytes.
"""

from collections.abc import Iterable
from io import BytesIO
from xml.parsers.expat import ParserCreate
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from docx.opc.constants import RELATIONSHIP_TARGET_MODE as MODE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.opc.rel import Relationships
from docx.package import Package

from compiler.docx.markup import DECLARATION, attribute

EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The time that all members carry; zip knows no earlier one."""
_COMPRESSED_ALREADY = (".png", ".jpeg", ".jpg")
_LEVEL = 4
"""Half the time of the usual level for a fifteenth more bytes."""
_RELATIONS = "application/vnd.openxmlformats-package.relationships+xml"
_DEFAULTS = {
    "jpeg": "image/jpeg",
    "odttf": "application/vnd.openxmlformats-officedocument.obfuscatedFont",
    "png": "image/png",
    "svg": "image/svg+xml",
}


def new_package() -> Package:
    """A package without parts."""
    return Package()


def xml_part(package: Package, name: str, content_type: str, text: str) -> Part:
    """A part of XML; raises `ExpatError` for a text that is none."""
    data = text.encode("utf-8")
    ParserCreate(namespace_separator=" ").Parse(data, True)
    return binary_part(package, name, content_type, data)


def binary_part(package: Package, name: str, content_type: str, data: bytes) -> Part:
    """A part of bytes."""
    return Part(PackURI(name), content_type, data, package)


def relate_outside(part: Part, relation: str, kind: str, address: str) -> None:
    """Add a link out of the package under a known id."""
    part.load_rel(kind, address, relation, is_external=True)


def zipped(package: Package) -> bytes:
    """The package as bytes."""
    members: dict[str, bytes] = {}
    parts = sorted(package.iter_parts(), key=lambda part: str(part.partname))
    members["_rels/.rels"] = _relations(package.rels)
    for part in parts:
        members[part.partname.membername] = part.blob
        if len(part.rels):
            members[part.partname.rels_uri.membername] = _relations(part.rels)
    members["[Content_Types].xml"] = _content_types(parts)
    file = BytesIO()
    with ZipFile(file, "w") as archive:
        for name in sorted(members, key=_order):
            archive.writestr(_member(name), members[name], compresslevel=_LEVEL)
    return file.getvalue()


def _order(name: str) -> tuple[bool, str]:
    """Content types first, as readers that stream a package expect."""
    return name != "[Content_Types].xml", name


def _member(name: str) -> ZipInfo:
    member = ZipInfo(name, EARLIEST)
    member.compress_type = ZIP_STORED if name.endswith(_COMPRESSED_ALREADY) else ZIP_DEFLATED
    member.create_system = 0
    member.external_attr = 0
    return member


def _relations(relations: Relationships) -> bytes:
    made = ""
    for relation in relations.values():
        mode = f' TargetMode="{MODE.EXTERNAL}"' if relation.is_external else ""
        made += (
            f'<Relationship Id="{relation.rId}" Type="{relation.reltype}" '
            f'Target="{attribute(relation.target_ref)}"{mode}/>'
        )
    text = (
        f"{DECLARATION}<Relationships "
        f'xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{made}'
        "</Relationships>"
    )
    return text.encode("utf-8")


def _content_types(parts: Iterable[Part]) -> bytes:
    defaults = {"rels": _RELATIONS, "xml": "application/xml"}
    overrides = ""
    for part in parts:
        if part.content_type == _DEFAULTS.get(part.partname.ext):
            defaults[part.partname.ext] = part.content_type
        else:
            overrides += f'<Override PartName="{part.partname}" ContentType="{part.content_type}"/>'
    made = "".join(
        f'<Default Extension="{extension}" ContentType="{kind}"/>'
        for extension, kind in sorted(defaults.items())
    )
    text = (
        f"{DECLARATION}<Types "
        f'xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{made}{overrides}'
        "</Types>"
    )
    return text.encode("utf-8")
