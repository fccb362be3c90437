"""The resolved document as text, for `--emit resolved` and for tests."""

from compiler.resolve.resolved import Entry, ResolvedDocument


def dump_resolved(resolved: ResolvedDocument) -> str:
    """Parts, outline, lists and notes, a line each."""
    lines: list[str] = []
    for index, part in enumerate(resolved.document.parts):
        lines.append(f"part {index} {part.kind} {part.slug or '-'} {part.title!r}")
    for name, entries in (
        ("outline", resolved.outline),
        ("table", resolved.tables),
        ("figure", resolved.figures),
    ):
        lines.extend(f"{name} {_entry(each)}" for each in entries)
    for label, number in resolved.note_numbers.items():
        lines.append(f"note {number} #{label}")
    return "\n".join(lines) + "\n"


def _entry(entry: Entry) -> str:
    indent = "  " * (entry.level - 1)
    return f"{indent}{entry.number or '-'} {entry.title!r} #{entry.label} in part {entry.part}"
