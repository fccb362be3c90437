"""Document → ResolvedDocument: numbers, references, outline and notes; page numbers come later."""

from compiler.resolve.resolve import resolve
from compiler.resolve.resolved import Entry, ResolvedDocument, Target

__all__ = ["Entry", "ResolvedDocument", "Target", "resolve"]
