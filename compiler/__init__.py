"""Yearbook compiles the chapters, data and figures of an annual report into PDF and Word files."""

__version__ = "0.1.0"
