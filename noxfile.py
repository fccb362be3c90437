"""Sessions for several Python versions and for the built wheel; `make` covers the daily ones."""

import nox

nox.options.sessions = ["lint", "types", "tests"]
nox.options.default_venv_backend = "venv"


@nox.session
def lint(session: nox.Session) -> None:
    """Check the code with ruff."""
    session.install("ruff")
    session.run("ruff", "check", ".")
    session.run("ruff", "format", "--check", ".")


@nox.session
def types(session: nox.Session) -> None:
    """Check the types with mypy."""
    session.install("--editable", ".[dev]")
    session.run("mypy")


@nox.session(python=["3.11", "3.12", "3.13"])
def tests(session: nox.Session) -> None:
    """Run the suite in the checkout."""
    session.install("--editable", ".[dev]")
    session.run("pytest", *session.posargs)


@nox.session
def wheel(session: nox.Session) -> None:
    """Build the wheel and prove it from an environment of its own."""
    session.install("--editable", ".[dev]")
    session.run("pytest", "tests/packaging", *session.posargs)


@nox.session
def visual(session: nox.Session) -> None:
    """Render pages to pictures."""
    session.install("--editable", ".[dev]")
    session.run("pytest", "-m", "visual", *session.posargs)
