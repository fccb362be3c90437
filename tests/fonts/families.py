"""Families for tests, as the base style has them."""

from collections.abc import Mapping

from compiler.stylesheet.sheet import FaceStyle, Family

SERIF_FILES: Mapping[FaceStyle, str] = {
    "regular": "SourceSerif4[opsz,wght].ttf",
    "bold": "SourceSerif4[opsz,wght].ttf",
    "italic": "SourceSerif4-Italic[opsz,wght].ttf",
    "bolditalic": "SourceSerif4-Italic[opsz,wght].ttf",
}
SERIF_AXES: Mapping[FaceStyle, Mapping[str, float]] = {
    "regular": {"wght": 400, "opsz": 12},
    "bold": {"wght": 600, "opsz": 12},
    "italic": {"wght": 400, "opsz": 12},
    "bolditalic": {"wght": 600, "opsz": 12},
}
SERIF = Family(
    "serif", "Source Serif 4", "fontpkg-source-serif-4", SERIF_FILES, SERIF_AXES, "Georgia"
)
SANS_FILES: Mapping[FaceStyle, str] = {
    "regular": "SourceSans3[wght].ttf",
    "bold": "SourceSans3[wght].ttf",
    "italic": "SourceSans3-Italic[wght].ttf",
    "bolditalic": "SourceSans3-Italic[wght].ttf",
}
SANS_AXES: Mapping[FaceStyle, Mapping[str, float]] = {
    "regular": {"wght": 400},
    "bold": {"wght": 600},
    "italic": {"wght": 400},
    "bolditalic": {"wght": 600},
}
SANS = Family(
    "sans", "Source Sans 3", "fontpkg-source-sans-3", SANS_FILES, SANS_AXES, "Segoe UI", "swiss"
)
MONO_FILES: Mapping[FaceStyle, str] = {
    "regular": "IBMPlexMono-Regular.ttf",
    "bold": "IBMPlexMono-SemiBold.ttf",
}
MONO = Family(
    "mono", "IBM Plex Mono", "fontpkg-ibm-plex-mono", MONO_FILES, {}, "Consolas", "modern"
)
FAMILIES = {family.key: family for family in (SERIF, SANS, MONO)}
