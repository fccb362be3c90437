"""Report + style templates → Document; the home of Jinja2.

Templates decide which blocks stand where, from the structured data of a chapter. They write a
small block markup in XML, which is parsed strictly into the tree; they never see points, pages
or either engine.
"""

from compiler.template.assemble import Templates, assemble
from compiler.template.expressions import evaluator

__all__ = ["Templates", "assemble", "evaluator"]
