"""ftfy, set to undo encodings and to leave every other character as it stands.

This module is apart because ftfy takes some 50 ms to import, which a report without misread
characters should not pay; `encoding` loads it when a page gives reason to.
"""

import ftfy

_ENCODINGS_ONLY = ftfy.TextFixerConfig(
    unescape_html=False,
    remove_terminal_escapes=False,
    fix_latin_ligatures=False,
    fix_character_width=False,
    uncurl_quotes=False,
    fix_line_breaks=False,
    fix_surrogates=False,
    remove_control_chars=False,
    normalization=None,
    explain=False,
)


def undo_misreading(text: str) -> str:
    """The text with characters that were decoded by the wrong encoding read by the right one."""
    fixed: str = ftfy.fix_encoding(text, _ENCODINGS_ONLY)
    return fixed
