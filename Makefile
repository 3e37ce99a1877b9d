# make run    opens the browser          make test   runs the whole suite
# make check  lint, types, layers        make bench  measures (benchmarks/)
# make soak   kills, power cuts and fuzzing for MINUTES (30); docs/reliability.md
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
MINUTES ?= 30
SEED ?= 1

.PHONY: run test check bench soak format clean

# Two stamps, so that `make run` needs nothing that only developers need.
$(VENV)/.installed: pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit("meetings-tui needs Python 3.11 or newer: make PYTHON=python3.11 run") if sys.version_info < (3, 11) else None'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	touch $@

$(VENV)/.installed-dev: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	touch $@

run: $(VENV)/.installed
	$(BIN)/meetings-tui

# More tests at once than there are cores: those of screens wait for what they draw.
test: $(VENV)/.installed-dev
	$(BIN)/python -m pytest -n 3

check: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/.installed-dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(VENV)/.installed-dev
	$(BIN)/python -m benchmarks

soak: $(VENV)/.installed-dev
	$(BIN)/python -m tests.soak --minutes $(MINUTES) --seed $(SEED)

clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache
