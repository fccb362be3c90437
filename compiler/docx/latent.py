"""Built-in styles that the file does not define: what Word shows of them (17.7.4.5)."""

_SHOWN = (
    ("Normal", 0), ("heading 1", 9), ("heading 2", 9), ("heading 3", 9), ("heading 4", 9),
    ("heading 5", 9), ("heading 6", 9), ("Title", 10), ("Subtitle", 11), ("Strong", 22),
    ("Emphasis", 20), ("Quote", 29), ("caption", 35), ("List Paragraph", 34),
)  # fmt: skip
_HIDDEN = (
    ("toc 1", 39), ("toc 2", 39), ("toc 3", 39), ("toc 4", 39), ("toc 5", 39), ("toc 6", 39),
    ("toc 7", 39), ("toc 8", 39), ("toc 9", 39), ("TOC Heading", 39),
    ("Default Paragraph Font", 1),
)  # fmt: skip
_KNOWN_TO_WORD = 376


def _exceptions() -> str:
    made = "".join(
        f'<w:lsdException w:name="{name}" w:semiHidden="0" w:uiPriority="{priority}" '
        'w:unhideWhenUsed="0" w:qFormat="1"/>'
        for name, priority in _SHOWN
    )
    return made + "".join(
        f'<w:lsdException w:name="{name}" w:uiPriority="{priority}"/>' for name, priority in _HIDDEN
    )


LATENT_STYLES = (
    '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="1" '
    f'w:defUnhideWhenUsed="1" w:defQFormat="0" w:count="{_KNOWN_TO_WORD}">'
    f"{_exceptions()}</w:latentStyles>"
)
