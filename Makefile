# Renkei's commands. `make help` lists them; each one sets up what it needs.

# The first of these that is good enough makes the virtual environment; PYTHON=… names another.
PYTHON ?= python3 python3.14 python3.13 python3.12 python3.11
HOST ?= 127.0.0.1
PORT ?= 8000

VENV := .venv
BIN := $(VENV)/bin
RUNTIME := $(VENV)/.runtime
DEV := $(VENV)/.dev
PEERS := $(VENV)/.peers
# Folders with a package.json, whose packages npm installs as the lock file beside it says.
NODE := $(addsuffix /node_modules/.installed,tests/node api/web)
# The scripts of the explorer.
WEB := api/web/dist/manifest.json
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet install
LOCK := $(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes \
	--no-header --no-emit-index-url --no-emit-find-links --quiet --upgrade

# Node of the machine where it is new enough, else that of PyPI, which is installed into .venv.
WITH_NODE := PATH="$(CURDIR)/$(BIN):$$PATH"

.PHONY: help setup build serve test check format bench dataset examples notebook lock clean
.DELETE_ON_ERROR:

help: ## List these commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-8s %s\n", $$1, $$2}' $(firstword $(MAKEFILE_LIST))

setup: $(RUNTIME) $(DEV) $(NODE) $(WEB) ## Make .venv with everything that running, testing and checking need
	@echo "Set up: $(BIN)/renkei --help"

build: $(RUNTIME) ## Build the graph from RENKEI_DOCUMENTS or documents/ (with none: load dataset/)
	@$(BIN)/renkei build

serve: $(RUNTIME) $(WEB) ## Build the graph and serve it (PORT=8000 HOST=127.0.0.1)
	@$(BIN)/renkei build || echo "Serving what there is" >&2
	@exec $(BIN)/renkei serve --host "$(HOST)" --port "$(PORT)"

test: $(RUNTIME) $(DEV) $(NODE) $(WEB) ## Run the tests (ARGS="tests/test_cli.py -k query")
	@$(BIN)/python -m pytest $(ARGS)

check: $(RUNTIME) $(DEV) $(NODE) ## Format, lint, types and import contracts
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/yamllint --strict docker-compose.yml
	@if [ -e api/web/node_modules/.installed ]; then cd api/web && $(WITH_NODE) npm run --silent check; fi

format: $(RUNTIME) $(DEV) $(NODE) ## Format the code and mend what can be mended
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .
	@if [ -e api/web/node_modules/.installed ]; then cd api/web && $(WITH_NODE) npm run --silent format; fi

bench: $(RUNTIME) $(DEV) $(PEERS) ## Measure builds, queries, networks and the service (ARGS="build --documents 1000 10000")
	@$(BIN)/python -m bench $(ARGS)

dataset: $(RUNTIME) $(DEV) ## Write dataset/ again from RENKEI_DOCUMENTS or documents/, then the examples
	@$(BIN)/renkei build --dataset dataset
	@$(BIN)/python -m tests.examples

examples: $(RUNTIME) $(DEV) ## Write the examples of /openapi.json again from dataset/
	@$(BIN)/python -m tests.examples

notebook: $(RUNTIME) $(DEV) build ## Write again what docs/networks.ipynb shows
	@$(BIN)/python -m tests.notebook

lock: $(RUNTIME) ## Pin the newest versions of all dependencies, with hashes
	@$(PIP) "uv>=0.9"
	@$(LOCK) pyproject.toml --group build --output-file requirements.lock
	@$(LOCK) pyproject.toml --group build --group dev --constraints requirements.lock --output-file requirements-dev.lock
	@$(LOCK) pyproject.toml --group bench --constraints requirements-dev.lock --output-file requirements-bench.lock
	@$(LOCK) --group pyproject.toml:node --output-file requirements-node.lock
	@for lock in $(NODE:/node_modules/.installed=); do \
		(cd "$$lock" && $(WITH_NODE) npm update --package-lock-only --save --loglevel=error); done

clean: ## Remove the virtual environment and all caches; documents and the store stay
	rm -rf $(VENV) $(dir $(NODE) $(WEB)) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

$(BIN)/python:
	@for python in $(PYTHON); do \
		if "$$python" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
			echo "Making $(VENV) with $$("$$python" --version)"; \
			exec "$$python" -m venv --clear $(VENV); \
		fi; \
	done; \
	echo "Renkei needs Python 3.11 or newer with venv and pip (Debian, Ubuntu: apt install python3-venv);" \
		"none of these is: $(PYTHON). Name yours: make $(MAKECMDGOALS) PYTHON=python3.12" >&2; \
	exit 1

$(RUNTIME): $(BIN)/python requirements.lock pyproject.toml
	@echo "Installing what running needs (requirements.lock)"
	@$(PIP) --require-hashes --no-deps --requirement requirements.lock
	@$(PIP) --no-build-isolation --no-deps --editable .
	@touch $@

$(PEERS): $(RUNTIME) requirements-bench.lock
	@echo "Installing what is measured beside (requirements-bench.lock)"
	@$(PIP) --require-hashes --no-deps --requirement requirements-bench.lock
	@touch $@

$(DEV): $(RUNTIME) requirements-dev.lock
	@echo "Installing what testing and checking need (requirements-dev.lock)"
	@$(PIP) --require-hashes --no-deps --requirement requirements-dev.lock
	@touch $@

$(VENV)/.node: $(RUNTIME) requirements-node.lock
	@if ! { node -e 'process.exit(+(parseInt(process.versions.node) < 20))' && npm --version; } >/dev/null 2>&1; then \
		echo "Installing Node (requirements-node.lock)"; \
		$(PIP) --require-hashes --no-deps --requirement requirements-node.lock \
			|| echo "There is no Node: pages go without scripts, tests that need it are skipped" >&2; \
	fi
	@touch $@

# Without a registry of npm everything works but the scripts of pages, and the tests that need these
# packages, which say so.
%/node_modules/.installed: %/package.json %/package-lock.json $(VENV)/.node
	@echo "Installing what $* needs (package-lock.json)"
	@if (cd "$*" && $(WITH_NODE) npm ci --loglevel=silent >/dev/null); then \
		touch $@; \
	else \
		echo "npm ci failed in $*: what needs it is left out" >&2; \
	fi

$(WEB): $(wildcard api/web/src/*.ts api/web/src/*/*.ts) api/web/build.mjs api/web/node_modules/.installed
	@if [ -e api/web/node_modules/.installed ]; then \
		echo "Building the explorer"; \
		(cd api/web && $(WITH_NODE) node build.mjs); \
	fi
