"""Finds templates in the folders of a style, never outside them."""

from collections.abc import Callable
from pathlib import Path

from jinja2 import BaseLoader, Environment, TemplateNotFound

MAXIMAL_TEMPLATE = 200_000
"""Most bytes of one template."""


class StyleLoader(BaseLoader):
    """Looks a template up in the style's `templates/`, then in those of the styles it extends.

    `base/chapter.xml.j2` names the template of a style further down, so that a template can
    extend the one it replaces.
    """

    def __init__(self, folders: tuple[Path, ...]) -> None:
        self._homes = [(folder.name, (folder / "templates").resolve()) for folder in folders]
        self._found: dict[str, Path | None] = {}

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        """Return the text of a template; raises `TemplateNotFound`."""
        file = self.find(template)
        if file is None:
            raise TemplateNotFound(template)
        return file.read_text(encoding="utf-8"), template, lambda: True

    def text(self, template: str) -> str:
        """Text of a template for a diagnostic; empty when there is none."""
        file = self.find(template)
        return file.read_text(encoding="utf-8") if file else ""

    def find(self, template: str) -> Path | None:
        """File of a template, or nothing when no folder of the style has it."""
        if template not in self._found:
            self._found[template] = self._looked_up(template)
        return self._found[template]

    def _looked_up(self, template: str) -> Path | None:
        style, _, name = template.rpartition("/")
        for folder, home in self._homes:
            if style and folder != style:
                continue
            file = home / name
            if not file.is_file():
                continue
            file = file.resolve()
            if file.is_relative_to(home) and file.stat().st_size <= MAXIMAL_TEMPLATE:
                return file
        return None
