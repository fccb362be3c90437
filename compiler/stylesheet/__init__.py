"""Typed typography read from a style's `style.toml` and `fonts.toml`."""
