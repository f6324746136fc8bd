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
SWIFT := $(if $(shell command -v swift),swift,./root.sh run swift)
export SWIFT_ROOT
# The interpreters that the Python package is tested on: all there are from 3.10 on.
PYTHONS ?= $(shell bindings-python/scripts/interpreters)
# Where nothing may be skipped, a missing toolchain is a failure. Elsewhere it is one too, and says how it is had.
CI ?= false

.PHONY: help lint lint-rust lint-python lint-node test test-rust test-vendor-sdks test-python test-node test-kotlin \
	test-swift uniffi generate generate-check wheel sdist tarballs swift-root bench bench-rust bench-python bench-node \
	orders-table audit sbom format fuzz test-fuzz

help: ## what can be made
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 20

# -- linting ---------------------------------------------------------------------------------------------------

lint: lint-rust generate-check lint-python lint-node ## formatting, lints, types, documentation, generated sources, licences and sources

lint-rust:
	$(CARGO) fmt --all --check
	$(CARGO) clippy --workspace --all-targets --locked -- -D warnings
	$(CARGO) clippy -p numplan --no-default-features --locked -- -D warnings
	RUSTDOCFLAGS="-D warnings" $(CARGO) doc --workspace --no-deps --locked --quiet
	$(CARGO) deny --log-level error check licenses bans sources

lint-python: $(VENV)/lint.stamp
	$(VENV)/bin/ruff format --check tests
	$(VENV)/bin/ruff check tests
	$(VENV)/bin/mypy --strict tests/vendor-sdks
	cd bindings-python && ../$(VENV)/bin/ruff format --check . && ../$(VENV)/bin/ruff check .
	cd bindings-python && ../$(VENV)/bin/mypy --strict python/numplan

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

# As users get them: a wheel in a fresh environment for each interpreter; types and libraries of columns with one.
test-python: wheel
	@[ -n "$(PYTHONS)" ] || { echo "numplan: no Python from 3.10 on is here" >&2; exit 1; }
	@for python in $(PYTHONS); do \
		venv=$(CURDIR)/target/python/$$($$python -c 'import sys; print("%d.%d" % sys.version_info[:2])'); \
		rm -rf $$venv; $$python -m venv $$venv; \
		$$venv/bin/pip install --quiet --disable-pip-version-check $(WHEELS)/numplan-*.whl \
			-r bindings-python/tests/requirements.txt; \
		echo "== $$($$venv/bin/python --version)"; \
		(cd bindings-python && $$venv/bin/python -m pytest -q --ignore tests/libraries --ignore tests/test_matrix.py); \
	done; \
	$$venv/bin/pip install --quiet --disable-pip-version-check -r bindings-python/tests/requirements-libraries.txt \
		-r bindings-python/tests/requirements-lint.txt; \
	cd bindings-python; \
	$$venv/bin/python -m pytest -q tests/libraries tests/test_matrix.py; \
	$$venv/bin/python -m mypy.stubtest numplan --allowlist tests/stubtest.allowlist; \
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

bench: bench-rust bench-python bench-node ## benchmarks: ratios in one run

bench-rust:
	$(CARGO) bench --locked -p numplan-tests

bench-python: wheel $(SERVE)
	$(PYTHON) -m venv --clear target/bench
	target/bench/bin/pip install --quiet --disable-pip-version-check $(WHEELS)/numplan-*.whl -r bindings-python/bench/requirements.txt
	target/bench/bin/python bindings-python/bench/bench.py

bench-node: tarballs $(SERVE)
	cd bindings-node/bench && $(NPM) ci --ignore-scripts --no-audit --no-fund --loglevel=error
	node bindings-node/bench/run.mjs $(TARBALLS)/*.tgz

orders-table: wheel ## docs/orders.md: orders that arrive for one purchase call, by SDK
	$(PYTHON) -m venv target/orders
	target/orders/bin/pip install --quiet --disable-pip-version-check $(WHEELS)/numplan-*.whl \
		-r tests/vendor-sdks/requirements-orders.txt
	target/orders/bin/python tests/vendor-sdks/orders_table.py docs/orders.md

fuzz: ## ten minutes of fuzzing a target
	fuzz/run

# The corpus again, and each target for ten seconds.
test-fuzz:
	fuzz/run 10

audit: ## known vulnerabilities; needs the network
	$(CARGO) deny check advisories
	cd bindings-node && $(NPM) audit
	$(PYTHON) -m venv target/audit && target/audit/bin/pip install --quiet pip-audit
	target/audit/bin/pip-audit -r tests/vendor-sdks/requirements.txt -r bindings-python/tests/requirements.txt

sbom: ## what the packages are made of, in CycloneDX, into target/sbom
	mkdir -p target/sbom
	$(CARGO) cyclonedx --format json --override-filename numplan
	find . -name numplan.json -not -path './target/*' -exec sh -c 'mv "$$1" target/sbom/$$(basename $$(dirname "$$1")).json' _ {} \;
	cd bindings-node && $(NPM) sbom --sbom-format cyclonedx --omit dev > ../target/sbom/npm.json

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
