# Everything here needs Python 3.11 or newer, make and a network for the first run; no more.
#   make report   build the founding report into build/
#   make test     run the test suite
#   make help     the other targets

PYTHON ?= python3
JOBS ?= 2

VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed
INSTALLED_DEV := $(VENV)/.installed-dev
FOUNDING := seeds/diplomatic-bluebook-2010

.DEFAULT_GOAL := help
.PHONY: help report test test-wheel test-all tools bench quality word-agreement lint types format docs wheel clean

help:
	@echo "make report           build the founding report: PDF and Word files in build/"
	@echo "make test             run the test suite, but for what takes minutes"
	@echo "make test-wheel       prove the built wheel from an environment of its own"
	@echo "make test-all         install LibreOffice, poppler and Java where apt is at hand, run all tests"
	@echo "make lint types       ruff, mypy"
	@echo "make format           rewrite the code in the house format"
	@echo "make docs             print docs/diagnostics.md from the table of codes"
	@echo "make bench            measure speed and memory"
	@echo "make quality          compare lines and pages with those of Typst and LuaLaTeX"
	@echo "make word-agreement   compare predicted Word pages with those of LibreOffice"
	@echo "make wheel            build the distribution into dist/"
	@echo "make clean            remove build outputs and .venv"

report: $(INSTALLED)
	$(BIN)/yearbook build $(FOUNDING) --out build --chapters

test: $(INSTALLED_DEV)
	$(BIN)/python -m pytest -n $(JOBS) -m "not slow and not visual"

test-wheel: $(INSTALLED_DEV)
	$(BIN)/python -m pytest tests/packaging

test-all: $(INSTALLED_DEV) tools
	$(BIN)/python -m pytest -n $(JOBS)

tools:
	.ci/tools

bench: $(INSTALLED_DEV)
	$(BIN)/python -m benchmarks.bench

quality: $(INSTALLED_DEV)
	$(BIN)/python -m benchmarks.quality

word-agreement: $(INSTALLED_DEV)
	$(BIN)/python -m benchmarks.word_agreement

lint: $(INSTALLED_DEV)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(INSTALLED_DEV)
	$(BIN)/mypy

format: $(INSTALLED_DEV)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

docs: $(INSTALLED_DEV)
	$(BIN)/python -m compiler.messages.reference > docs/diagnostics.md

wheel: $(INSTALLED_DEV)
	$(BIN)/python -m pip wheel --quiet --no-deps --wheel-dir dist .

clean:
	rm -rf $(VENV) dist
	find build -mindepth 1 ! -name .gitignore -delete

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Yearbook needs Python 3.11 or newer; $(PYTHON) is $$($(PYTHON) --version 2>&1)." >&2; \
	  echo "Name another one: make PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { \
	  echo "The environment could not be made; Debian and Ubuntu need the package python3-venv." >&2; \
	  rm -rf $(VENV); exit 1; }

# The stamps say for which pyproject.toml the environment was filled: a second run asks no network.
$(INSTALLED): pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(INSTALLED_DEV): pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $(INSTALLED) $@
