"""Text that is heard and never printed: alternative texts, the words of abbreviations.

Line ends and tabs become blanks. Control characters, marks that only steer printing, and
characters that have no meaning of their own (private use) are taken out: a screen reader stumbles
over them, and PDF/UA-2 forbids the last (ISO 14289-2, 8.4.3 and 8.6).
"""

import re

# Compiled when a text needs it: large classes take long, and hardly any text holds such characters.
_UNHEARD = (
    "[\x00-\x1f\x7f-\x9f\u00ad\u200b\u202a-\u202e\u2060-\u206f\ufeff\ufff0-\ufffb\ufffe\uffff"
    "\ufdd0-\ufdef\ud800-\udfff\ue000-\uf8ff\U000e0000-\U000e0fff\U000f0000-\U0010ffff]+"
)


def heard(text: str) -> tuple[str, int]:
    """The text as it can be read aloud, and how many characters were taken out."""
    spaced = " ".join(text.split())
    if spaced.isprintable():
        return spaced, 0
    clean = re.sub(_UNHEARD, "", spaced)
    return (spaced, 0) if clean == spaced else (" ".join(clean.split()), len(spaced) - len(clean))
