"""Turns a resolved document into the flow of a Word file: what is paginated is what is written."""
