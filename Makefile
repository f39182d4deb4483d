# Two commands do it all: `make demo` and `make test`.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
DEMO := demo-out
BENCHMARKS ?= ../shared
export PYTHONHASHSEED := 0

.PHONY: demo test check floors evaluate bench lock clean

demo: $(VENV)/run.done ## the main job on the bundled example
	rm -rf $(DEMO)
	$(BIN)/marsad monitor examples/libya-2017 --out $(DEMO) --theatre Libya --from 2017-11-15 --to 2017-11-28

test: check ## every check and every test
	$(BIN)/python -m pytest

check: $(VENV)/dev.done ## style, types, and the rooms
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

floors: $(VENV)/dev.done ## the pinned accuracy floors, on the data at BENCHMARKS
	$(BIN)/marsad evaluate --data $(BENCHMARKS) --floors

evaluate: $(VENV)/dev.done ## every suite, as a table
	$(BIN)/marsad evaluate --data $(BENCHMARKS)

bench: $(VENV)/dev.done ## speed, as ratios in one run
	$(BIN)/python benchmarks/read_speed.py --texts $(BENCHMARKS)/corpus/current_events/current_events.dev.jsonl.gz

lock: ## pins every dependency with its hashes (needs pip-tools)
	tools/lock.sh

clean:
	rm -rf $(VENV) $(DEMO) build dist

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(None if sys.version_info[:2] == (3, 11) else "Marsad needs Python 3.11")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/run.done: $(VENV)/bin/python requirements/run.lock pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

$(VENV)/dev.done: $(VENV)/run.done requirements/dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.lock
	touch $@
