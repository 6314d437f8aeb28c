# The two commands of a fresh machine are `make demo` and `make test`; everything else serves them.
PYTHON ?= python3
BIN := .venv/bin
SHARED ?= ../shared

.PHONY: demo test install lint gate tutorial lock clean

# A store of the sample: a story of four outlets and the happening they tell, a pair that tightens, one that frays.
DEMO := build/demo.taut
demo: install
	@mkdir -p build && rm -f $(DEMO) $(DEMO)-wal $(DEMO)-shm
	$(BIN)/taut add sample --store $(DEMO)
	$(BIN)/taut stories --outlets 4 --store $(DEMO)
	$(BIN)/taut events --reports --text 'title:"Saudi-Iran"' --type AGREE --from 2023-03-10 --to 2023-03-11 --store $(DEMO)
	$(BIN)/taut pairs --days 1826 --limit 3 --store $(DEMO)
	$(BIN)/taut relations "Arab Saudi" Iran --by year --store $(DEMO)
	$(BIN)/taut relations Rusia Ukraina --by year --store $(DEMO)

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

# What the notebook shows is kept with it; a test holds what it prints against what it prints now.
tutorial: .venv/dev
	cd docs && ../$(BIN)/jupyter execute --inplace tutorial.ipynb

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
