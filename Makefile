# The commands of the project; `.ci/run` calls `make lint` and `make test`, and nothing else.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

CARGO ?= cargo
PYTHON ?= python3
NPM ?= npm
MVN ?= mvn
VENV := target/venv
WHEELS := target/wheels
TARBALLS := target/npm
# Swift and Kotlin stand on one library, which their tests load from here.
TARGET := $(or $(CARGO_TARGET_DIR),$(CURDIR)/target)
SERVE := $(TARGET)/debug/examples/serve
UNIFFI := $(TARGET)/debug/libnumplan_uniffi.$(if $(filter Darwin,$(shell uname -s)),dylib,so)
SWIFT_ROOT ?= $(CURDIR)/target/swift-root
SWIFT_ENTER := $(if $(shell command -v swift),,$(CURDIR)/uniffi/swift/root.sh run)
SWIFT := $(SWIFT_ENTER) swift
export SWIFT_ROOT
# The interpreters that the Python package is tested on: all there are from 3.10 on.
PYTHONS ?= $(shell bindings-python/scripts/interpreters)
# Where nothing may be skipped, a missing toolchain is a failure. Elsewhere it is one too, and says how it is had.
CI ?= false

.PHONY: help lint lint-rust lint-python lint-node lint-workflows test test-rust test-vendor-sdks test-python \
	test-node test-kotlin test-swift uniffi generate generate-check wheel sdist tarballs swift-root bench bench-rust \
	columns-cluster orders-table audit sbom format fuzz test-fuzz

help: ## what can be made
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 20

# -- linting ---------------------------------------------------------------------------------------------------

lint: lint-rust generate-check lint-python lint-node lint-workflows ## formatting, lints, types, documentation, generated sources, licenses and sources

lint-rust:
	$(CARGO) fmt --all --check
	$(CARGO) clippy --workspace --all-targets --locked -- -D warnings
	$(CARGO) clippy -p numplan --no-default-features --locked -- -D warnings
	RUSTDOCFLAGS="-D warnings" $(CARGO) doc --workspace --no-deps --locked --quiet
	$(CARGO) deny --log-level error check licenses bans sources

lint-python: $(VENV)/lint.stamp
	$(VENV)/bin/ruff format --check tests
	$(VENV)/bin/ruff check tests
	$(VENV)/bin/mypy --strict tests/vendor-sdks tests/bench tests/supply-chain
	cd bindings-python && ../$(VENV)/bin/ruff format --check . && ../$(VENV)/bin/ruff check .
	cd bindings-python && ../$(VENV)/bin/mypy --strict python/numplan

lint-workflows: $(VENV)/lint.stamp ## what in a workflow could be abused: injections, pins, permissions, caches
	$(VENV)/bin/zizmor --offline --quiet .github/workflows

lint-node: bindings-node/node_modules/.stamp
	cd bindings-node && npx tsc -p test/types && npx tsc -p test/types/tsconfig.bundler.json

format: $(VENV)/lint.stamp ## formats everything
	$(CARGO) fmt --all
	$(VENV)/bin/ruff format tests bindings-python

# -- generated sources -----------------------------------------------------------------------------------------

BINDGEN = $(CARGO) run --locked --quiet -p numplan-uniffi --features bindgen --bin numplan-bindgen -- \
	$(UNIFFI) uniffi $(TARGET)/uniffi

generate: ## writes the sources of the language fronts from the engine's declarations
	$(CARGO) run --locked --quiet -p numplan-generate
	$(CARGO) build --locked --quiet -p numplan-uniffi
	$(BINDGEN)

generate-check:
	$(CARGO) run --locked --quiet -p numplan-generate -- --check
	$(CARGO) build --locked --quiet -p numplan-uniffi
	$(BINDGEN) --check

# -- testing ---------------------------------------------------------------------------------------------------

test: test-rust test-fuzz test-python test-node test-kotlin test-swift test-vendor-sdks ## all tests

test-rust:
	$(CARGO) test --workspace --locked
	$(CARGO) test -p numplan --no-default-features --locked --lib --tests

$(SERVE): FORCE
	$(CARGO) build --locked -p numplan-sandbox --example serve
FORCE:

# The vendors' own SDKs, as clients of the sandbox that we did not write.
test-vendor-sdks: $(VENV)/test.stamp $(SERVE)
	$(VENV)/bin/python -m pytest -q tests/vendor-sdks

# What takes its time, and does not depend on the interpreter.
ONCE := tests/libraries tests/test_matrix.py tests/test_endurance.py tests/test_secrets.py

# As users get them: a wheel in a fresh environment for each interpreter; types and libraries of columns with one.
test-python: wheel
	@[ -n "$(PYTHONS)" ] || { echo "numplan: no Python from 3.10 on is here" >&2; exit 1; }
	@for python in $(PYTHONS); do \
		venv=$(CURDIR)/target/python/$$($$python -c 'import sys; print("%d.%d" % sys.version_info[:2])'); \
		rm -rf $$venv; $$python -m venv $$venv; \
		$$venv/bin/pip install --quiet --disable-pip-version-check $(WHEELS)/numplan-*.whl \
			-r bindings-python/tests/requirements.txt; \
		echo "== $$($$venv/bin/python --version)"; \
		(cd bindings-python && $$venv/bin/python -m pytest -q $(foreach once,$(ONCE),--ignore $(once))); \
	done; \
	$$venv/bin/pip install --quiet --disable-pip-version-check -r bindings-python/tests/requirements-libraries.txt \
		-r bindings-python/tests/requirements-lint.txt; \
	cd bindings-python; \
	$$venv/bin/python -m pytest -q $(ONCE); \
	$$venv/bin/python -m mypy.stubtest numplan --allowlist tests/stubtest.allowlist --mypy-config-file pyproject.toml; \
	$$venv/bin/python -m mypy --strict tests examples --exclude tests/libraries; \
	$$venv/bin/python -m pyright --pythonpath $$venv/bin/python python/numplan

# As users get it: packed, and installed in a fresh folder.
test-node: tarballs
	node bindings-node/scripts/test-installed.mjs target/node-fresh $(TARBALLS)/*.tgz

# What Swift's and Kotlin's tests load and start.
uniffi: $(SERVE)
	$(CARGO) build --locked --quiet -p numplan-uniffi --lib --example stranger

test-kotlin:
	@command -v java >/dev/null && command -v $(MVN) >/dev/null \
		|| { echo "numplan: a JDK (17 or newer) and Maven are missing: apt-get install openjdk-17-jdk-headless maven" >&2; exit 1; }
	@$(MAKE) --no-print-directory uniffi
	uniffi/kotlin/native.sh $(UNIFFI)
	NUMPLAN_SANDBOX=$(SERVE) $(MVN) -q -B -ntp -f uniffi/kotlin/pom.xml test

test-swift:
	@command -v swift >/dev/null || [ -f $(SWIFT_ROOT)/.recipe ] \
		|| { echo "numplan: swift is missing: install it, or let 'make swift-root' make a small system with it (Debian, as root)" >&2; exit 1; }
	@$(MAKE) --no-print-directory uniffi
	cd uniffi/swift && NUMPLAN_SANDBOX=$(SERVE) SWIFT_ROOT_ENV=NUMPLAN_SANDBOX LD_LIBRARY_PATH=$(TARGET)/debug \
		$(SWIFT) test --disable-swift-testing --scratch-path $(TARGET)/swift -Xlinker -L$(TARGET)/debug

swift-root: ## Swift for a Debian machine that has none, into target/swift-root; needs root and debootstrap
	@if command -v swift >/dev/null; then echo "numplan: swift is here already"; else uniffi/swift/root.sh install; fi

# -- packages --------------------------------------------------------------------------------------------------

wheel: $(VENV)/lint.stamp ## the Python package, as its users get it, into target/wheels
	rm -rf $(WHEELS)
	$(VENV)/bin/maturin build --quiet --locked -m bindings-python/Cargo.toml --out $(WHEELS) --interpreter $(PYTHON)

sdist: $(VENV)/lint.stamp ## the Python package's sources, into target/wheels
	$(VENV)/bin/maturin sdist -m bindings-python/Cargo.toml --out $(WHEELS)

tarballs: bindings-node/node_modules/.stamp ## the Node package for this platform, into target/npm
	cd bindings-node && node scripts/build.mjs
	rm -rf $(TARBALLS)
	cd bindings-node && node scripts/pack.mjs ../$(TARBALLS) \
		$$(for file in numplan.*.node; do platform=$${file#numplan.}; echo "$${platform%.node}=$$file"; done)

# -- proof -----------------------------------------------------------------------------------------------------

# One table, of all languages; what is measured and how, tests/bench/README.md says.
BENCH ?= --write docs/benchmarks.md
PACKAGED = $(TARGET)/packaged/$(notdir $(UNIFFI))

bench: wheel tarballs ## numplan in each language beside the vendors' SDKs, in one table
	$(CARGO) build --release --locked -p numplan-sandbox --example serve
	$(CARGO) build --release --locked -p numplan-tests --example work
	$(CARGO) build --profile packaged --locked -p numplan-uniffi --lib
	$(PYTHON) -m venv --clear target/bench/python
	target/bench/python/bin/pip install --quiet --disable-pip-version-check $(WHEELS)/numplan-*.whl \
		-r bindings-python/bench/requirements.txt
	rm -rf target/bench/node && cp -r bindings-node/bench target/bench/node
	cd target/bench/node && $(NPM) ci --ignore-scripts --loglevel=error \
		&& $(NPM) install --no-save --ignore-scripts --loglevel=error $(CURDIR)/$(TARBALLS)/*.tgz
	NUMPLAN_NATIVE=target/bench/kotlin-native uniffi/kotlin/native.sh $(PACKAGED)
	$(MVN) -q -B -ntp -f uniffi/kotlin/bench/pom.xml process-classes
	cd uniffi/swift/Bench && $(SWIFT) build -c release --scratch-path $(CURDIR)/target/bench/swift -Xlinker -L$(TARGET)/packaged
	SWIFT_RUN="$(SWIFT_ENTER)" $(PYTHON) tests/bench/run.py $(BENCH)

bench-rust: ## the engine's own parts: a check, a column, a request and its answer, a file
	$(CARGO) bench --locked -p numplan-tests

COLUMN_ROWS ?= 10000000

columns-cluster: wheel ## ten million numbers through Spark and Ray in eight partitions, each row compared with one process
	@command -v java >/dev/null \
		|| { echo "numplan: a JDK (17 or newer) is missing: apt-get install openjdk-17-jdk-headless" >&2; exit 1; }
	$(PYTHON) -m venv target/cluster
	target/cluster/bin/pip install --quiet --disable-pip-version-check --force-reinstall $(WHEELS)/numplan-*.whl
	target/cluster/bin/pip install --quiet --disable-pip-version-check -r bindings-python/tests/requirements-libraries.txt
	target/cluster/bin/python bindings-python/tests/libraries/engines.py $(COLUMN_ROWS)

orders-table: wheel ## docs/orders.md: what arrives for one purchase or update, by SDK and by what goes wrong; two minutes
	$(PYTHON) -m venv target/orders
	target/orders/bin/pip install --quiet --disable-pip-version-check $(WHEELS)/numplan-*.whl \
		-r tests/vendor-sdks/requirements-orders.txt
	target/orders/bin/python tests/vendor-sdks/orders_table.py docs/orders.md

fuzz: ## ten minutes of fuzzing a target
	fuzz/run

# The corpus again, and each target for ten seconds.
test-fuzz:
	fuzz/run 10

# What one of them cannot look up is a failure, not a clean bill.
audit: target/audit/.stamp ## known vulnerabilities; needs the network
	@$(CARGO) deny --version >/dev/null 2>&1 \
		|| { echo "numplan: cargo-deny is missing: cargo install --locked cargo-deny@0.20.2" >&2; exit 1; }
	$(CARGO) deny check advisories
	$(CARGO) deny --config deny.toml --manifest-path fuzz/Cargo.toml check advisories
	cd bindings-node && $(NPM) audit
	for requirements in tests/*/requirements*.txt bindings-python/*/requirements*.txt; do \
		echo "== $$requirements"; \
		target/audit/bin/pip-audit --strict --progress-spinner off -r $$requirements; \
	done

# The platform whose packages are described.
TRIPLE ?= $(shell rustc -vV | sed -n 's/^host: //p')

sbom: target/audit/.stamp ## what the packages are made of, in CycloneDX, into target/sbom; of TRIPLE, else of this platform
	target/audit/bin/python tests/supply-chain/sbom.py target/sbom $(TRIPLE)

target/audit/.stamp: tests/supply-chain/requirements.txt
	$(PYTHON) -m venv --clear target/audit
	target/audit/bin/pip install --quiet --disable-pip-version-check -r $<
	@touch $@

# -- tools -----------------------------------------------------------------------------------------------------

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

bindings-node/node_modules/.stamp: bindings-node/package-lock.json
	@node -e 'process.exit(process.versions.node.split(".")[0] < 20 ? 1 : 0)' 2>/dev/null \
		|| { echo "numplan: Node 20 or newer is needed for the Node package" >&2; exit 1; }
	cd bindings-node && $(NPM) ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@
