"""SVG drawings as form XObjects (ISO 32000-1, 8.10): shapes as paths, text as text.

Text is set in the faces of the report, so that it stays text, is searched and copied as such, and
needs no further font in the file. `draw.py` walks the tree, `paint.py` makes colours, gradients and
patterns, `text.py` sets text, `canvas.py` writes operators.
"""
