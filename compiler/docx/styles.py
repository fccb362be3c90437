"""styles.xml: the style sheet as Word styles (ECMA-376 part 1, 17.7).

Normal says everything; each other style says only what differs from the one it is based on, so
that a change of Normal or of a heading in Word reaches what depends on it.
"""

from collections.abc import Mapping

from compiler.docx.latent import LATENT_STYLES
from compiler.docx.markup import DECLARATION, NAMESPACES, attribute, flag
from compiler.docx.paragraphs import numbering_properties, paragraph_properties
from compiler.docx.theme import Theme, theme_names
from compiler.wordflow.book import CODE_STYLE
from compiler.wordflow.flow import WordDocument
from compiler.wordflow.look import CharacterStyle, WordStyle
from compiler.wordflow.roles import BUILT_IN

_LITERAL = ("SourceCode", CODE_STYLE)
"""How ids begin of styles of text that is no prose: nobody corrects its spelling."""
KERNED_FROM = 2
"""Half points from which pairs are kerned: always."""

_QUICK = {"Normal", "Title", "Subtitle", "Quote", "BodyText", "ListBullet", "ListNumber",
          "Caption", "Summary", "BoxText", "BoxTitle",
          *(f"Heading{level}" for level in range(1, 7))}  # fmt: skip
"""Styles in Word's gallery, where people pick them."""
_PRIORITIES = {"Normal": 0, "Heading": 9, "TOC": 39, "Title": 10, "Subtitle": 11, "Caption": 35}


def styles_part(word: WordDocument, variants: Mapping[str, WordStyle], theme: Theme) -> str:
    """The whole part; `variants` are styles of paragraphs that differ from another style."""
    styles = {**word.styles, **variants}
    made = [_defaults(word, theme), LATENT_STYLES]
    made.append(_paragraph_style(styles["Normal"], styles, theme))
    made.append(_FIXED)
    made += [
        _paragraph_style(styles[key], styles, theme) for key in sorted(styles) if key != "Normal"
    ]
    made += [_character_style(style, theme) for style in word.character_styles.values()]
    made += [_table_style(key, name) for key, name in _TABLE_STYLES]
    return f"{DECLARATION}<w:styles {NAMESPACES}>{''.join(made)}</w:styles>"


_FIXED = (
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/>'
    "<w:unhideWhenUsed/></w:style>"
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
    '<w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/>'
    '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
    '<w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
    '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/></w:style>'
)
_TABLE_STYLES = (
    ("ReportTable", "Report Table"),
    ("Box", "Box"),
    ("KeyFigures", "Key Figures"),
)


def _defaults(word: WordDocument, theme: Theme) -> str:
    normal = word.styles["Normal"]
    language = attribute(word.language)
    return (
        "<w:docDefaults><w:rPrDefault><w:rPr>"
        f"{theme.fonts_of(normal.family)}{theme.color(normal.color)}"
        f'<w:kern w:val="{KERNED_FROM}"/>'
        f'<w:sz w:val="{normal.half_points}"/><w:szCs w:val="{normal.half_points}"/>'
        f'<w:lang w:val="{language}" w:eastAsia="{language}" w:bidi="ar-SA"/>'
        '<w14:ligatures w14:val="none"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:widowControl/>"
        f'<w:spacing w:before="0" w:after="0" w:line="{normal.line}" w:lineRule="exact"/>'
        "</w:pPr></w:pPrDefault></w:docDefaults>"
    )


def _paragraph_style(style: WordStyle, styles: Mapping[str, WordStyle], theme: Theme) -> str:
    parent = styles.get(style.based_on) if style.based_on != style.id else None
    based_on = f'<w:basedOn w:val="{parent.id}"/>' if parent else ""
    following = f'<w:next w:val="{style.next}"/>' if style.next in styles else ""
    same_list = parent is not None and parent.list_id == style.list_id
    numbering = ""
    if style.list_id and not same_list:
        numbering = numbering_properties(style.list_id, style.list_level)
    outline = f'<w:outlineLvl w:val="{style.outline - 1}"/>' if style.outline else ""
    themed = theme_names(theme.palette)
    paragraph = paragraph_properties(style, parent, themed, numbering) + outline
    default = ' w:default="1"' if style.id == "Normal" else ""
    custom = "" if style.id in BUILT_IN else ' w:customStyle="1"'
    return (
        f'<w:style w:type="paragraph"{default}{custom} w:styleId="{style.id}">'
        f'<w:name w:val="{attribute(style.name)}"/>{based_on}{following}'
        f"{_priority(style.id)}{'<w:qFormat/>' if style.id in _QUICK else ''}"
        f"{_wrapped('pPr', paragraph)}{_wrapped('rPr', _run(style, parent, theme))}</w:style>"
    )


def _wrapped(name: str, content: str) -> str:
    return f"<w:{name}>{content}</w:{name}>" if content else ""


def _priority(identity: str) -> str:
    stem = identity.rstrip("0123456789")
    priority = _PRIORITIES.get(stem, 99 if identity in BUILT_IN else 20)
    return f'<w:uiPriority w:val="{priority}"/>' if priority else ""


def _run(style: WordStyle, parent: WordStyle | None, theme: Theme) -> str:
    made = ""
    if parent is None or style.family != parent.family:
        made += theme.fonts_of(style.family)
    if style.bold != (parent.bold if parent else False):
        made += flag("b", style.bold) + flag("bCs", style.bold)
    if style.italic != (parent.italic if parent else False):
        made += flag("i", style.italic) + flag("iCs", style.italic)
    if style.caps != (parent.caps if parent else False):
        made += flag("caps", style.caps)
    if style.id.startswith(_LITERAL):
        made += "<w:noProof/>"
    if parent is None or style.color != parent.color:
        made += theme.color(style.color)
    if style.spacing != (parent.spacing if parent else 0):
        made += f'<w:spacing w:val="{style.spacing}"/>'
    if parent is None:
        made += f'<w:kern w:val="{KERNED_FROM}"/>'
    if parent is None or style.half_points != parent.half_points:
        made += f'<w:sz w:val="{style.half_points}"/><w:szCs w:val="{style.half_points}"/>'
    if parent is None:
        made += '<w14:ligatures w14:val="none"/>'
    if style.oldstyle != (parent.oldstyle if parent else False):
        made += f'<w14:numForm w14:val="{"oldStyle" if style.oldstyle else "lining"}"/>'
    if style.tabular and not (parent and parent.tabular):
        made += '<w14:numSpacing w14:val="tabular"/>'
    return made


def _character_style(style: CharacterStyle, theme: Theme) -> str:
    made = theme.fonts_of(style.family) if style.family else ""
    if style.bold is not None:
        made += flag("b", style.bold) + flag("bCs", style.bold)
    if style.italic is not None:
        made += flag("i", style.italic) + flag("iCs", style.italic)
    if style.small_caps:
        made += "<w:smallCaps/>"
    if style.id.startswith(_LITERAL):
        made += "<w:noProof/>"
    if style.color:
        made += theme.color(style.color)
    if style.half_points:
        made += f'<w:sz w:val="{style.half_points}"/><w:szCs w:val="{style.half_points}"/>'
    if style.underline:
        made += '<w:u w:val="single"/>'
    if style.vertical != "baseline":
        made += f'<w:vertAlign w:val="{style.vertical}"/>'
    custom = "" if style.id in BUILT_IN else ' w:customStyle="1"'
    return (
        f'<w:style w:type="character"{custom} w:styleId="{style.id}">'
        f'<w:name w:val="{attribute(style.name)}"/><w:basedOn w:val="DefaultParagraphFont"/>'
        f'<w:uiPriority w:val="99"/><w:rPr>{made}</w:rPr></w:style>'
    )


def _table_style(identity: str, name: str) -> str:
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{identity}">'
        f'<w:name w:val="{name}"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="99"/>'
        "</w:style>"
    )
