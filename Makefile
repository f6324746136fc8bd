# The commands of the project; `.ci/run` calls `make lint` and `make test`, and nothing else.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

CARGO ?= cargo
PYTHON ?= python3
VENV := target/venv
# Where nothing may be skipped, a missing toolchain is a failure.
CI ?= false

.PHONY: help lint test test-rust test-vendor-sdks bench audit format

help: ## what can be made
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 20

lint: $(VENV)/lint.stamp ## formatting, lints, documentation, licences and sources
	$(CARGO) fmt --all --check
	$(CARGO) clippy --workspace --all-targets --locked -- -D warnings
	$(CARGO) clippy -p numplan --no-default-features --locked -- -D warnings
	RUSTDOCFLAGS="-D warnings" $(CARGO) doc --workspace --no-deps --locked --quiet
	$(CARGO) deny --log-level error check licenses bans sources
	$(VENV)/bin/ruff format --check tests
	$(VENV)/bin/ruff check tests
	$(VENV)/bin/mypy --strict tests/vendor-sdks

test: test-rust test-vendor-sdks ## all tests

test-rust:
	$(CARGO) test --workspace --locked
	$(CARGO) test -p numplan --no-default-features --locked --lib --tests

# The vendors' own SDKs, as clients of the sandbox that we did not write.
test-vendor-sdks: $(VENV)/test.stamp
	$(CARGO) build --locked -p numplan-sandbox --example serve
	$(VENV)/bin/python -m pytest -q tests/vendor-sdks

bench: ## benchmarks: ratios in one run
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
