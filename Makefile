# make run       set up what is missing and serve the chat on http://127.0.0.1:7860 (PORT=8080 for another port)
# make test      set up what is missing and run the whole test suite (ARGS="-k name" for a part)
# make check     format, lint, types, tests
PORT ?= 7860
DATA ?= ../shared/encoder
ARGS ?=
PYTHON_VENV := .venv/bin/python
BASELINE_INDEX := .proceedings-cache/baseline-index

.DEFAULT_GOAL := help
.PHONY: help run test test-offline check format lint setup setup-dev browser audit baseline encoder lock

help: ## affiche les commandes
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-14s %s\n", $$1, $$2}' Makefile

run: setup ## installe ce qui manque et sert la page (PORT=7860)
	@$(PYTHON_VENV) app.py --port $(PORT)

test: setup-dev browser ## installe ce qui manque et lance tous les tests (ARGS="-k nom")
	$(PYTHON_VENV) -m pytest $(ARGS)

test-offline: setup-dev browser ## lance les tests là où aucun réseau n'est joignable (Linux)
	$(PYTHON_VENV) -m scripts.offline $(PYTHON_VENV) -m pytest $(ARGS)

check: lint test ## format, règles, types, tests

lint: setup-dev ## format, règles et types, sans changer un fichier
	.venv/bin/ruff format --check .
	.venv/bin/ruff check .
	.venv/bin/mypy

format: setup-dev ## récrit les fichiers au format du projet
	.venv/bin/ruff format .
	.venv/bin/ruff check --fix .

audit: setup-dev ## demande à la base publique les failles connues des paquets (réseau nécessaire)
	.venv/bin/pip-audit --disable-pip -r requirements.lock

encoder: setup ## entraîne de nouveau l'encodeur français (DATA=dossier de textes parallèles)
	@$(PYTHON_VENV) -m encoder_training --data $(DATA)

baseline: setup-dev ## mesure de nouveau les jeux de questions regardés, à quoi `make test` compare
	@$(PYTHON_VENV) -m ingest build proceedings/*.md --index $(BASELINE_INDEX)
	@for name in dev tune tune2 tune3 tune4 traps; do \
		$(PYTHON_VENV) -m chatbot evaluate benchmark/assises/$$name.jsonl --index $(BASELINE_INDEX) --out evaluations/$$name \
			--no-cache --gate benchmark/gate.toml --write-baseline benchmark/baseline/$$name || true; \
	done

setup:
	@sh scripts/setup.sh runtime

setup-dev:
	@sh scripts/setup.sh dev

browser: setup-dev
	@$(PYTHON_VENV) -m scripts.browser

lock: ## renouvelle les deux verrous depuis pyproject.toml (demande uv)
	uv pip compile -q --upgrade pyproject.toml $(LOCK_OPTIONS) -o requirements.lock
	uv pip compile -q --upgrade pyproject.toml --extra dev -c requirements.lock $(LOCK_OPTIONS) -o requirements-dev.lock

LOCK_OPTIONS = --universal --generate-hashes --no-annotate --no-emit-package torch --custom-compile-command 'make lock'
