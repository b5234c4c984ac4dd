# Everything a person does here, on a machine with Python 3.11 and make. `make` alone tells what there is.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV ?= .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed
STORY ?= examples/corfu-channel
OUT ?= out

# The parser's weights, and quality on public sets: the annotated sets (an `unpack` lies in DATA), where they and the
# work on them go. FLOORS is raise or lower; DATE the day that quality on public sets was measured.
DATA ?= ../shared/data
SETS ?= .cache/data
TORCH ?= .cache/torch
STEPS ?=
FLOORS ?=
DATE ?=
WORK ?= .cache/models$(if $(STEPS),-tried)

.DEFAULT_GOAL := help
.PHONY: help demo test check format elsewhere quality bench models clean

help: ## What there is
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1\t\2/p' $(MAKEFILE_LIST)

demo: $(INSTALLED) ## Compile the example story and say where its dossier lies
	$(BIN)/dragoman run $(STORY)/reports -o $(OUT)
	@echo "The dossier lies in $(CURDIR)/$(OUT)/dossier.html: open it in any browser."

test: $(INSTALLED) ## Install and run the tests
	$(BIN)/python -m pytest

check: $(INSTALLED) ## Format, lint, types, the direction of imports, tests
	$(BIN)/ruff format --check src tests tools
	$(BIN)/ruff check src tests tools
	$(BIN)/mypy
	$(BIN)/lint-imports
	@$(MAKE) --no-print-directory test

format: $(INSTALLED) ## Put the code in order
	$(BIN)/ruff format src tests tools
	$(BIN)/ruff check --fix src tests tools

elsewhere: $(INSTALLED) ## The same stories with other names, places, days and figures: the share of lines kept
	$(BIN)/python tools/elsewhere.py $(if $(SEEDS),--seeds $(SEEDS))

quality: $(INSTALLED) $(if $(DATE),$(SETS)/.unpacked) ## Score the examples, write docs/quality.md; FLOORS=raise, DATE=2026-11-24 for public sets
	$(BIN)/python tools/quality.py $(if $(FLOORS),--floors $(FLOORS)) $(if $(DATE),--sets $(SETS) --date $(DATE))

bench: $(INSTALLED) ## Words a second of each stage, cold start, memory
	$(BIN)/python tools/bench.py $(STORY)/reports

models: $(TORCH)/.installed $(SETS)/.unpacked ## Train the parser anew, in three hours; STEPS=20 only tries the course
	sh training/rebuild.sh $(TORCH)/bin/python $(SETS) $(WORK) $(STEPS)
	$(if $(STEPS),@echo "Tried: $(WORK)/dragoman_xx. The weights that ship are as they were.",cp $(WORK)/dragoman_xx/* src/dragoman/trained/dragoman_xx/)

clean: ## Remove what was made here
	rm -rf $(VENV) $(OUT) dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis

# Rebuilt when the dependencies change; a broken install leaves no stamp and is tried again.
$(INSTALLED): pyproject.toml
	@test -n "$(PYTHON)" || { echo "No python3.11 found. Install Python 3.11 or newer, or say: make PYTHON=/path/to/python"; exit 2; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "$(PYTHON) is older than 3.11. Say: make PYTHON=/path/to/python3.11"; exit 2; }
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

# PyTorch has a place of its own: nothing that ships or is tested needs it.
$(TORCH)/.installed: training/requirements.txt pyproject.toml
	test -x $(TORCH)/bin/python || $(PYTHON) -m venv $(TORCH)
	$(TORCH)/bin/python -m pip install --quiet --disable-pip-version-check --requirement training/requirements.txt --editable .
	@touch $@

$(SETS)/.unpacked:
	@test -e $(DATA)/unpack || { echo "No annotated sets in $(DATA). Say where they lie: make … DATA=/path/to/data"; exit 2; }
	sh $(DATA)/unpack $(SETS)
	@touch $@
