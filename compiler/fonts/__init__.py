"""Faces and their measures: from a style's families to shaped words with PDF codes."""
