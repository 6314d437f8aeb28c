# The two commands of a fresh machine are `make demo` and `make test`; everything else serves them.
PYTHON ?= python3
BIN := .venv/bin
SHARED ?= ../shared

.PHONY: demo test install lint gate lock clean

demo: install
	$(BIN)/taut read sample

test: .venv/dev
	$(BIN)/pytest -n auto

install: .venv/run

lint: .venv/dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# Gold articles belong to their outlets and live beside the project: without them there is nothing to hold the floors against.
gate: .venv/dev
	@if [ -d $(SHARED)/gold/dev ]; then $(BIN)/python evaluation/gate.py $(SHARED)/gold; \
	else echo "gate: no gold articles at $(SHARED)/gold, nothing measured"; fi

# Its own environment: the lock files must not depend on what they lock.
COMPILE := build/lock/bin/pip-compile -q --upgrade --generate-hashes --allow-unsafe --strip-extras \
	--no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-header
lock:
	$(PYTHON) -m venv build/lock
	build/lock/bin/pip install -q pip-tools
	$(COMPILE) -o requirements.lock pyproject.toml
	$(COMPILE) --extra dev -c requirements.lock -o requirements-dev.lock pyproject.toml

.venv/bin/python:
	$(PYTHON) -m venv .venv

.venv/run: .venv/bin/python requirements.lock pyproject.toml
	$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps -e .
	@touch $@

.venv/dev: .venv/run requirements-dev.lock
	$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

clean:
	rm -rf .venv build dist
