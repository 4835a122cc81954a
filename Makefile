# make run       set up what is missing and serve the chat on http://127.0.0.1:7860 (PORT=8080 for another port)
# make test      set up what is missing and run the whole test suite (ARGS="-k name" for a part)
# make check     format, lint, types, tests
PORT ?= 7860
DATA ?= ../shared/encoder
ARGS ?=
PYTHON_VENV := .venv/bin/python

.DEFAULT_GOAL := help
.PHONY: help run test test-offline check format lint setup setup-dev browser audit encoder lock

help: ## list the commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-14s %s\n", $$1, $$2}' Makefile

run: setup ## set up what is missing and serve the chat (PORT=7860)
	@$(PYTHON_VENV) app.py --port $(PORT)

test: setup-dev browser ## set up what is missing and run the whole test suite (ARGS="-k name")
	$(PYTHON_VENV) -m pytest $(ARGS)

test-offline: setup-dev browser ## run the suite where no network can be reached (Linux)
	$(PYTHON_VENV) -m scripts.offline $(PYTHON_VENV) -m pytest $(ARGS)

check: lint test ## format, lint, types, tests

lint: setup-dev ## format, lint and types without changing a file
	.venv/bin/ruff format --check .
	.venv/bin/ruff check .
	.venv/bin/mypy

format: setup-dev ## rewrite the files in the project's format
	.venv/bin/ruff format .
	.venv/bin/ruff check --fix .

audit: setup-dev ## ask the public database for known vulnerabilities of what is pinned (needs a network)
	.venv/bin/pip-audit --disable-pip -r requirements.lock

encoder: setup ## train the French encoder again (DATA=folder of parallel texts; see docs/model-card.md)
	@$(PYTHON_VENV) -m encoder_training --data $(DATA)

setup:
	@sh scripts/setup.sh runtime

setup-dev:
	@sh scripts/setup.sh dev

browser: setup-dev
	@$(PYTHON_VENV) -m scripts.browser

lock: ## renew both locks from pyproject.toml (needs uv)
	uv pip compile -q --upgrade pyproject.toml $(LOCK_OPTIONS) -o requirements.lock
	uv pip compile -q --upgrade pyproject.toml --extra dev -c requirements.lock $(LOCK_OPTIONS) -o requirements-dev.lock

LOCK_OPTIONS = --universal --generate-hashes --no-annotate --no-emit-package torch --custom-compile-command 'make lock'
