"""Planned documents → finished files: where layout, PDF and Word writers are put to work.

One module per format, each loaded only when its format is asked for; `press.py` decides which
process does what.
"""
