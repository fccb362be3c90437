"""`{{ expression }}` in a chapter → a `Value` that remembers where it came from.

An expression is one Jinja2 expression over `data` and `report`: names, attributes, items,
literals, comparisons, arithmetic and filters. Calls, assignments and statements are refused.
"""

import re
from collections.abc import Mapping

from jinja2 import StrictUndefined, TemplateSyntaxError, UndefinedError, nodes
from jinja2.exceptions import SecurityError, TemplateError

from compiler.diagnostics import Sink, nearest
from compiler.model.inline import Value
from compiler.seed.report import Data, Evaluate, Settings
from compiler.source import Span
from compiler.template.context import report_values
from compiler.template.environment import Sandbox

MAXIMAL_EXPRESSION = 500
"""Most characters of one expression."""
MAXIMAL_VALUE = 2_000
"""Most characters a value may print."""

_ALLOWED = (
    nodes.Name, nodes.Getattr, nodes.Getitem, nodes.Const, nodes.Filter, nodes.CondExpr,
    nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not, nodes.Add, nodes.Sub, nodes.Mul,
    nodes.Div, nodes.Neg, nodes.Pos, nodes.Concat, nodes.Keyword, nodes.TemplateData,
)  # fmt: skip


def evaluator(data: Data, settings: Settings, sink: Sink) -> Evaluate:
    """Make the function that evaluates expressions over the report's data."""
    environment = Sandbox(settings.metadata.language)
    values: Mapping[str, object] = {
        "data": data,
        "report": report_values(settings.metadata),
    }

    def evaluate(source: str, span: Span) -> Value | None:
        expression = source.strip()
        try:
            result = _result(expression, environment, values)
        except UndefinedError:
            message, hint = _missing(expression, values)
            sink.report("expression/undefined", message, span, hint=hint)
        except SecurityError as error:
            sink.report("expression/refused", f"the expression is refused: {error.message}", span)
        except TemplateSyntaxError as error:
            sink.report("expression/syntax", f"this is no expression: {error.message}", span)
        except (TemplateError, ArithmeticError, LookupError, TypeError, ValueError) as error:
            sink.report("expression/failed", f"the expression has no value: {error}", span)
        else:
            if result is not None:
                return Value(result, expression, span)
            sink.report("expression/empty", f'"{expression}" is empty in the data', span)
        return None

    return evaluate


def _result(expression: str, environment: Sandbox, values: Mapping[str, object]) -> str | None:
    if len(expression) > MAXIMAL_EXPRESSION:
        raise SecurityError(f"it is longer than {MAXIMAL_EXPRESSION} characters")
    if not expression:
        raise TemplateSyntaxError("nothing stands between the braces", 1)
    template = environment.parse("{{ (" + expression + "\n) }}")
    _check(template)
    result = environment.compile_expression(expression, undefined_to_none=False)(**values)
    if isinstance(result, StrictUndefined):
        result._fail_with_undefined_error()
    if result is None:
        return None
    if not isinstance(result, (str, int, float)) and not hasattr(result, "isoformat"):
        raise ValueError(f"it gives a {_kind(result)}, not a word or a number")
    text = str(result)
    if len(text) > MAXIMAL_VALUE:
        raise SecurityError(f"it prints more than {MAXIMAL_VALUE} characters")
    return text


def _check(template: nodes.Template) -> None:
    outputs = template.body
    if len(outputs) != 1 or not isinstance(outputs[0], nodes.Output):
        raise TemplateSyntaxError("it holds a statement", 1)
    for node in outputs[0].find_all(nodes.Node):
        if isinstance(node, nodes.Call):
            raise SecurityError("calls are not allowed")
        if not isinstance(node, _ALLOWED):
            raise SecurityError(f"{type(node).__name__.lower()} is not allowed")
        if isinstance(node, (nodes.Getattr, nodes.Getitem)):
            _check_name(node)


def _check_name(node: nodes.Getattr | nodes.Getitem) -> None:
    name = node.attr if isinstance(node, nodes.Getattr) else node.arg
    if isinstance(name, nodes.Const):
        name = name.value
    if isinstance(name, str) and name.startswith("_"):
        raise SecurityError(f'"{name}" is not a name of the data')


def _kind(value: object) -> str:
    return "table" if isinstance(value, Mapping) else "list"


def _missing(expression: str, values: Mapping[str, object]) -> tuple[str, str]:
    """What a dotted path lacks and the nearest name at the place where it ends."""
    here: object = values
    walked: list[str] = []
    for name in re.split(r"[\s|]", expression.strip(), maxsplit=1)[0].split("."):
        if not isinstance(here, Mapping):
            break
        if name not in here:
            place = f"in {'.'.join(walked)}" if walked else "known here"
            return f'"{name}" is not {place}', nearest(name, map(str, here)) or _known(here)
        walked.append(name)
        here = here[name]
    return f'"{expression}" names nothing in the data', ""


def _known(here: Mapping[str, object]) -> str:
    names = [str(name) for name in here][:8]
    return f"there is {', '.join(names)}" if names else "the project has no data"
