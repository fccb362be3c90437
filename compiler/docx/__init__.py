"""Writes the flow of a Word file as Office Open XML (ECMA-376, transitional)."""
