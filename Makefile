# One command a habit. Everything runs inside .venv, which is made on first use.
# PYTHON=python3.12 chooses another Python; ARGS="..." is handed on.

PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready

.DEFAULT_GOAL := help
.PHONY: help setup demo test check bench docs load pictures lock

help: ## say what there is
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' $(MAKEFILE_LIST) | expand -t 18

setup: $(READY) ## prepare .venv and the command .venv/bin/linkwork

$(READY): requirements.lock pyproject.toml package.json package-lock.json hatch_build.py tools/setup.py
	@command -v $(PYTHON) >/dev/null || { \
	  echo "There is no $(PYTHON) here. Linkwork needs Python 3.11 or newer: make setup PYTHON=..."; exit 1; }
	@$(PYTHON) tools/setup.py

demo: setup ## fill an embedded database with an invented service and serve it
	@$(BIN)/linkwork demo $(ARGS)

test: setup ## every test but the long ones, on SQLite and (where it is installed) PostgreSQL
	@$(BIN)/python tools/test.py $(ARGS)

check: setup ## format, lint, types, import directions, migrations, documents, locks
	@$(BIN)/python tools/check.py $(ARGS)

bench: setup ## every claim about speed and memory, measured here
	@$(BIN)/python tools/bench.py $(ARGS)

docs: setup ## write the generated pages of docs/reference anew
	@$(BIN)/python tools/docs.py

load: setup ## many link workers at once, against a server of its own
	@$(BIN)/python -m tests.load.visit $(ARGS)

pictures: setup ## every page of the demo as a picture, in pictures/
	@$(BIN)/python tools/pictures.py $(ARGS)

lock: setup ## write requirements.lock from pyproject.toml (ARGS=--upgrade takes the newest)
	@$(BIN)/python tools/lock.py $(ARGS)
