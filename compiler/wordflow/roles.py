"""Which Word style stands for which role of the style sheet, under the names Word knows.

Readers of Word files (screen readers, converters, Word's own navigation) go by these names, so
every role that Word has a built-in style for uses that one.
"""

from msgspec import Struct


class WordRole(Struct, frozen=True):
    """Id and name of a style, what it is based on, what follows it when Enter is pressed."""

    id: str
    name: str
    based_on: str = "Normal"
    next: str = ""
    outline: int | None = None


BODY = "BodyText"

WORD_ROLES: dict[str, WordRole] = {
    "body": WordRole(BODY, "Body Text"),
    "chapter-label": WordRole("ChapterLabel", "Chapter Label", next="Heading1"),
    "chapter-title": WordRole("Heading1", "heading 1", next=BODY, outline=1),
    "heading-2": WordRole("Heading2", "heading 2", next=BODY, outline=2),
    "heading-3": WordRole("Heading3", "heading 3", next=BODY, outline=3),
    "heading-4": WordRole("Heading4", "heading 4", next=BODY, outline=4),
    "heading-5": WordRole("Heading5", "heading 5", next=BODY, outline=5),
    "heading-6": WordRole("Heading6", "heading 6", next=BODY, outline=6),
    "contents-title": WordRole("TOCHeading", "TOC Heading", next=BODY),
    "contents-1": WordRole("TOC1", "toc 1"),
    "contents-2": WordRole("TOC2", "toc 2"),
    "contents-3": WordRole("TOC3", "toc 3"),
    "contents-4": WordRole("TOC4", "toc 4"),
    "contents-5": WordRole("TOC5", "toc 5"),
    "contents-6": WordRole("TOC6", "toc 6"),
    "cover-title": WordRole("Title", "Title", next="Subtitle"),
    "cover-subtitle": WordRole("Subtitle", "Subtitle", next=BODY),
    "caption": WordRole("Caption", "caption"),
    "figure-caption": WordRole("FigureCaption", "Figure Caption", based_on="Caption"),
    "footnote": WordRole("FootnoteText", "footnote text"),
    "quote": WordRole("Quote", "Quote"),
    "code": WordRole("SourceCode", "Source Code"),
    "running": WordRole("Header", "header"),
    "definition-body": WordRole("Definition", "Definition"),
}

_OWN_NAMES = ("ChapterLabel", "FigureCaption", "SourceCode", "Definition")
BUILT_IN = frozenset(
    {
        *(role.id for role in WORD_ROLES.values() if role.id not in _OWN_NAMES),
        *("Normal", "Footer", "TableofFigures", "Hyperlink", "FootnoteReference"),
        *(
            f"List{kind}{level}"
            for kind in ("Bullet", "Number", "Continue")
            for level in ("", 2, 3, 4, 5)
        ),
    }
)
"""Ids of styles that Word has by itself."""

LISTED_ENTRIES = "listed-entries"
"""Role of the lines in lists of tables and figures; it looks like `contents-2`."""

HEADING_ROLES = ("chapter-title", *(f"heading-{level}" for level in range(2, 7)))

NEEDED_ROLES = (
    "body",
    "chapter-label",
    *HEADING_ROLES,
    "contents-title",
    "contents-1",
    "contents-2",
    "contents-3",
    "cover-title",
    "cover-subtitle",
    "caption",
    "figure-caption",
    "footnote",
    "quote",
    "code",
    "running",
)
"""Roles whose styles are in every file, used or not: colleagues who go on writing need them."""


def word_role(role: str) -> WordRole:
    """The Word style of a role; other roles get one of their own under their spelled-out name."""
    known = WORD_ROLES.get(role)
    if known is not None:
        return known
    words = role.replace("_", "-").split("-")
    name = " ".join(word[:1].upper() + word[1:] for word in words if word) or "Text"
    return WordRole("".join(filter(str.isalnum, name)) or "Text", name)
