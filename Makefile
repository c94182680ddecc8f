# Every target sets up what it needs on a machine with Python 3.11+ and the ordinary package indexes.
PYTHON ?= python3
BIN := .venv/bin
ARGS ?=
# A file's tests stay together, for what its fixtures make is made once. In the tree's order: the slowest come first.
PYTEST := $(BIN)/pytest -n 2 --dist loadfile --no-loadscope-reorder
# What each check says stays together, where make can hold it back (4.0).
IN_ORDER := $(if $(filter output-sync,$(.FEATURES)),--output-sync)

.DEFAULT_GOAL := help
.PHONY: help setup demo test test-full check types duplicates layers lint fresh format lock synth bench bench-full \
  clean

help: ## Show the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

.venv/.ready: requirements-dev.lock pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

setup: .venv/.ready ## Build .venv from the hashed lock file

demo: setup ## Run the whole pipeline on embedded services (ARGS=--once for a summary)
	$(BIN)/emrdx demo $(ARGS)

test: setup ## Everything that Python packages can bring
	$(PYTEST) -m "not full" $(ARGS)

test-full: setup ## Also what needs the system's packages, npm or Maven, installing it
	tests/tools/install.sh
	$(PYTEST) -m full $(ARGS)

check: setup ## Format, lint, types, layers, duplicate code, docs fresh
	$(MAKE) --no-print-directory --keep-going --jobs 2 $(IN_ORDER) types duplicates layers lint fresh

types: setup
	$(BIN)/mypy -p emrdx -p emrdx_functions -p emrdx_infra

duplicates: setup
	$(BIN)/pylint --recursive=y shared/emrdx functions infra

layers: setup
	$(BIN)/lint-imports

lint: setup
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

fresh: setup
	$(BIN)/python tools/docs.py --check

bench: setup ## The figures that the README claims, as ratios in one run
	$(BIN)/python tools/calibrate.py
	$(BIN)/python tools/accuracy.py
	$(BIN)/python tools/tone.py
	time $(BIN)/emrdx rules test
	$(BIN)/python tests/benchmarks/imports.py
	$(BIN)/python tests/benchmarks/big_log.py
	$(BIN)/python tests/benchmarks/redaction.py
	$(BIN)/python tests/benchmarks/policy.py
	tests/tools/dynamodb-local/install.sh
	$(BIN)/python tests/benchmarks/mcp_server.py --peer

bench-full: bench ## Also the diagnosis on changed logs
	$(BIN)/python -m tests.corpus.mutations --every 3

format: setup ## Format and fix what can be fixed
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

synth: setup ## Write the CloudFormation template and the functions' bundles to cdk.out
	$(BIN)/emrdx synth $(ARGS)

lock: ## Pin the development environment with hashes and without index addresses
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	  --no-header --all-extras --group dev pyproject.toml -o requirements-dev.lock
	$(BIN)/python -m emrdx_infra.pinning
