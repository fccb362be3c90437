"""SVG files (SVG 1.1 with what is common of SVG 2): read safely, styled, measured.

Comes in: the bytes of a file. Leaves: a tree whose elements know their computed style, and shapes
as paths. Nothing here knows PDF; `compiler/pdf/svg/` draws what is read here.
"""
