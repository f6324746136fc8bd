# The commands of the project; `.ci/run` calls `make lint` and `make test`, and nothing else.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

CARGO ?= cargo
PYTHON ?= python3
VENV := target/venv
# Where nothing may be skipped, a missing toolchain is a failure.
CI ?= false

# The interpreters that the Python package is tested on: all there are from 3.10 on.
PYTHONS ?= $(shell bindings-python/scripts/interpreters)
WHEELS := target/wheels
export MATURIN_PEP517_ARGS := --locked

.PHONY: help lint test test-rust test-vendor-sdks test-python wheel sdist generate generate-check bench bench-rust bench-python audit format

help: ## what can be made
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 20

lint: $(VENV)/lint.stamp generate-check ## formatting, lints, documentation, generated sources, licences and sources
	$(CARGO) fmt --all --check
	$(CARGO) clippy --workspace --all-targets --locked -- -D warnings
	$(CARGO) clippy -p numplan --no-default-features --locked -- -D warnings
	RUSTDOCFLAGS="-D warnings" $(CARGO) doc --workspace --no-deps --locked --quiet
	$(CARGO) deny --log-level error check licenses bans sources
	$(VENV)/bin/ruff format --check tests
	$(VENV)/bin/ruff check tests
	$(VENV)/bin/mypy --strict tests/vendor-sdks
	cd bindings-python && ../$(VENV)/bin/ruff format --check . && ../$(VENV)/bin/ruff check .

generate: ## writes the sources of the language fronts from the engine's declarations
	$(CARGO) run --locked --quiet -p numplan-generate

generate-check:
	$(CARGO) run --locked --quiet -p numplan-generate -- --check

test: test-rust test-vendor-sdks test-python ## all tests

test-rust:
	$(CARGO) test --workspace --locked
	$(CARGO) test -p numplan --no-default-features --locked --lib --tests

# The vendors' own SDKs, as clients of the sandbox that we did not write.
test-vendor-sdks: $(VENV)/test.stamp
	$(CARGO) build --locked -p numplan-sandbox --example serve
	$(VENV)/bin/python -m pytest -q tests/vendor-sdks

wheel: $(VENV)/test.stamp ## the Python package, as its users get it, into target/wheels
	rm -rf $(WHEELS)
	$(VENV)/bin/maturin build --release --locked -m bindings-python/Cargo.toml --out $(WHEELS) --interpreter $(PYTHON)

sdist: $(VENV)/test.stamp ## the Python package's sources, into target/wheels
	$(VENV)/bin/maturin sdist -m bindings-python/Cargo.toml --out $(WHEELS)

# The wheel in a fresh environment for each interpreter; types and libraries of columns with one of them.
test-python: wheel
	@[ -n "$(PYTHONS)" ] || { echo "numplan: no Python from 3.10 on is here" >&2; exit 1; }
	@for python in $(PYTHONS); do \
		venv=$(CURDIR)/target/python/$$($$python -c 'import sys; print("%d.%d" % sys.version_info[:2])'); \
		rm -rf $$venv; $$python -m venv $$venv; \
		$$venv/bin/pip install --quiet --disable-pip-version-check $(WHEELS)/numplan-*.whl -r bindings-python/tests/requirements.txt; \
		echo "== Python $$venv"; (cd bindings-python && $$venv/bin/python -m pytest -q --ignore tests/libraries); \
	done
	$(MAKE) --no-print-directory test-python-types

bench: bench-rust bench-python ## benchmarks: ratios in one run

bench-rust:
	$(CARGO) bench --locked -p numplan-tests

audit: ## known vulnerabilities; needs the network
	$(CARGO) deny check advisories

format: $(VENV)/lint.stamp ## formats everything
	$(CARGO) fmt --all
	$(VENV)/bin/ruff format tests

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 10))' \
		|| { echo "numplan: Python 3.10 or newer is needed as $(PYTHON); set PYTHON=..." >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/test.stamp: tests/vendor-sdks/requirements.txt | $(VENV)/bin/python
	$(VENV)/bin/pip install --quiet --disable-pip-version-check -r $<
	@touch $@

$(VENV)/lint.stamp: tests/vendor-sdks/requirements-lint.txt $(VENV)/test.stamp
	$(VENV)/bin/pip install --quiet --disable-pip-version-check -r $<
	@touch $@
