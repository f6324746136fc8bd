# The commands of the project. `make setup` installs missing tools; `lint` and `test` call it.

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
# The library that the tests of Swift and Kotlin load.
TARGET := $(or $(CARGO_TARGET_DIR),$(CURDIR)/target)
SERVE := $(TARGET)/debug/examples/serve
UNIFFI := $(TARGET)/debug/libnumplan_uniffi.$(if $(filter Darwin,$(shell uname -s)),dylib,so)
SWIFT_ROOT ?= $(CURDIR)/target/swift-root
SWIFT_ENTER := $(if $(shell command -v swift),,$(CURDIR)/uniffi/swift/root.sh run)
SWIFT := $(SWIFT_ENTER) swift
export SWIFT_ROOT
# The interpreters that the Python package is tested on: all installed ones from 3.10 on.
PYTHONS ?= $(shell bindings-python/scripts/interpreters)

.PHONY: help setup lint lint-rust lint-python lint-node lint-workflows test test-rust test-vendor-sdks test-python \
	test-node test-kotlin test-kotlin-admin test-first-update test-first-update-swift test-swift kotlin-installed \
	kotlin-admin screenshots uniffi \
	generate generate-check wheel sdist tarballs swift-root bench bench-rust bench-fleet bench-columns columns-cluster \
	orders-table audit sbom format fuzz test-fuzz test-kills

help: ## lists the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 20

setup: ## installs missing tools: cargo-deny, cargo-fuzz, system packages on Debian as root, Swift
	@scripts/setup

# skipped LANGUAGE: whether setup found no toolchain for the language.
skipped = grep -qs '^$(1):' target/skipped

# -- linting ---------------------------------------------------------------------------------------------------

lint: setup lint-rust generate-check lint-python lint-node lint-workflows ## formatting, lints, types, documentation, generated sources, licenses and sources

lint-rust:
	@scripts/version
	$(CARGO) fmt --all --check
	$(CARGO) clippy --workspace --all-targets --locked -- -D warnings
	$(CARGO) clippy -p numplan --no-default-features --locked -- -D warnings
	RUSTDOCFLAGS="-D warnings" $(CARGO) doc --workspace --no-deps --locked --quiet
	$(CARGO) deny --log-level error check licenses bans sources

lint-python: $(VENV)/lint.stamp
	$(VENV)/bin/ruff format --check tests bench
	$(VENV)/bin/ruff check tests bench
	$(VENV)/bin/mypy --strict tests/vendor-sdks bench tests/supply-chain
	cd bindings-python && ../$(VENV)/bin/ruff format --check . && ../$(VENV)/bin/ruff check .
	cd bindings-python && ../$(VENV)/bin/mypy --strict python/numplan

lint-workflows: $(VENV)/lint.stamp ## security of the workflows: injections, pins, permissions, caches
	$(VENV)/bin/zizmor --offline --quiet .github/workflows

lint-node:
	@if ! $(call skipped,Node); then \
		$(MAKE) --no-print-directory bindings-node/node_modules/.stamp; \
		cd bindings-node && npx tsc -p test/types && npx tsc -p test/types/tsconfig.bundler.json; \
	fi

format: $(VENV)/lint.stamp ## formats all sources
	$(CARGO) fmt --all
	$(VENV)/bin/ruff format tests bench bindings-python

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

test: setup test-rust test-fuzz test-python test-node test-kotlin test-swift test-vendor-sdks ## all tests
	@if [ -s target/skipped ]; then echo 'skipped:'; cat target/skipped; fi

test-rust:
	$(CARGO) test --workspace --locked
	$(CARGO) test -p numplan --no-default-features --locked --lib --tests

$(SERVE): FORCE
	$(CARGO) build --locked -p numplan-sandbox --example serve
FORCE:

# The vendors' own SDKs, as clients of the sandbox that we did not write.
test-vendor-sdks: $(VENV)/test.stamp $(SERVE)
	$(VENV)/bin/python -m pytest -q tests/vendor-sdks

# Slow tests that do not depend on the interpreter's version.
ONCE := tests/libraries tests/test_matrix.py tests/test_endurance.py tests/test_secrets.py

# The wheel in a fresh environment for each interpreter; types and data-frame libraries with one.
test-python: wheel
	@[ -n "$(PYTHONS)" ] || { echo "numplan: no Python 3.10 or newer was found" >&2; exit 1; }
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

# The packed packages, installed in a fresh folder.
test-node:
	@if ! $(call skipped,Node); then \
		$(MAKE) --no-print-directory tarballs; \
		node bindings-node/scripts/test-installed.mjs target/node-fresh $(TARBALLS)/*.tgz; \
	fi

# The library and the sandbox that the tests of Swift and Kotlin use.
uniffi: $(SERVE)
	$(CARGO) build --locked --quiet -p numplan-uniffi --lib --example stranger

# Installs the library, since the admin app and the first update use it as apps do.
test-kotlin:
	@if ! $(call skipped,Kotlin); then \
		$(MAKE) --no-print-directory uniffi; \
		if $(MVN) -q -B -ntp -f uniffi/kotlin/pom.xml -Dnative.folder=$(TARGET)/no-engine validate >/dev/null; then \
			echo "numplan: Maven accepts a jar without an engine" >&2; exit 1; \
		fi; \
		uniffi/kotlin/native.sh $(UNIFFI); \
		NUMPLAN_SANDBOX=$(SERVE) $(MVN) -q -B -ntp -f uniffi/kotlin/pom.xml install; \
		NUMPLAN_SANDBOX=$(SERVE) $(MVN) -q -B -ntp -f $(ADMIN)/pom.xml test; \
		MVN="$(MVN)" uniffi/kotlin/first-update.sh $(SERVE); \
	fi

# The README's first steps outside of the project, with the oldest supported Kotlin.
test-first-update: kotlin-installed ## the first steps of the Kotlin README, from an empty project
	MVN="$(MVN)" uniffi/kotlin/first-update.sh $(SERVE)

test-first-update-swift: uniffi $(SERVE) ## the first steps of the Swift README, from an empty project
	SWIFT="$(SWIFT)" uniffi/swift/first-update.sh $(SERVE)

ADMIN := uniffi/kotlin/admin-app

kotlin-installed: uniffi $(SERVE)
	uniffi/kotlin/native.sh $(UNIFFI)
	$(MVN) -q -B -ntp -f uniffi/kotlin/pom.xml -Dmaven.test.skip=true install

kotlin-admin: kotlin-installed ## runs the admin app (Compose) on the sandbox
	NUMPLAN_SANDBOX=$(SERVE) MVN="$(MVN)" $(ADMIN)/run.sh

test-kotlin-admin: kotlin-installed ## tests the models of the admin app
	NUMPLAN_SANDBOX=$(SERVE) $(MVN) -q -B -ntp -f $(ADMIN)/pom.xml test

screenshots: kotlin-installed ## writes docs/images/admin: pictures of the admin app; needs Xvfb
	NUMPLAN_SANDBOX=$(SERVE) MVN="$(MVN)" xvfb-run -a $(ADMIN)/run.sh screenshots docs/images/admin

test-swift:
	@if ! $(call skipped,Swift); then \
		$(MAKE) --no-print-directory test-first-update-swift; \
		cd uniffi/swift; \
		NUMPLAN_SANDBOX=$(SERVE) SWIFT_ROOT_ENV=NUMPLAN_SANDBOX LD_LIBRARY_PATH=$(TARGET)/debug \
			$(SWIFT) test --disable-swift-testing --scratch-path $(TARGET)/swift -Xlinker -L$(TARGET)/debug; \
	fi

swift-root: ## installs Swift into target/swift-root on Debian; needs root and debootstrap
	@if command -v swift >/dev/null; then echo "numplan: swift is installed already"; else uniffi/swift/root.sh install; fi

# -- packages --------------------------------------------------------------------------------------------------

wheel: $(VENV)/lint.stamp ## builds the Python wheel into target/wheels
	rm -rf $(WHEELS)
	$(VENV)/bin/maturin build --quiet --locked -m bindings-python/Cargo.toml --out $(WHEELS) --interpreter $(PYTHON)

sdist: $(VENV)/lint.stamp ## builds the Python source package into target/wheels
	$(VENV)/bin/maturin sdist -m bindings-python/Cargo.toml --out $(WHEELS)

tarballs: bindings-node/node_modules/.stamp ## builds the npm packages of this platform into target/npm
	cd bindings-node && node scripts/build.mjs
	rm -rf $(TARBALLS)
	cd bindings-node && node scripts/pack.mjs ../$(TARBALLS) \
		$$(for file in numplan.*.node; do platform=$${file#numplan.}; echo "$${platform%.node}=$$file"; done)

# -- proof -----------------------------------------------------------------------------------------------------

# bench/README.md describes the measurements.
BENCH ?= --write docs/benchmarks.md
PACKAGED = $(TARGET)/packaged/$(notdir $(UNIFFI))

bench: wheel tarballs ## numplan in each language beside other libraries: docs/benchmarks.md
	$(CARGO) build --release --locked -p numplan-sandbox --example serve
	$(CARGO) build --release --locked -p numplan-bench
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
	SWIFT_RUN="$(SWIFT_ENTER)" $(PYTHON) bench/run.py $(BENCH)
	$(MAKE) --no-print-directory bench-columns

COLUMN_FILE_ROWS ?= 100000000

bench-columns: wheel ## a column of numbers, Arrow in and out, and a Parquet file of 100 million, into docs/columns.md
	$(PYTHON) -m venv --clear target/bench/columns
	target/bench/columns/bin/pip install --quiet --disable-pip-version-check $(WHEELS)/numplan-*.whl \
		-r bindings-python/bench/requirements-columns.txt
	target/bench/columns/bin/pip install --quiet --disable-pip-version-check --upgrade --target target/bench/columns-lite \
		phonenumberslite==$$(sed -n 's/^phonenumbers==//p' bindings-python/bench/requirements-columns.txt)
	rm -rf target/bench/columns-node && cp -r bindings-node/bench target/bench/columns-node
	cd target/bench/columns-node && $(NPM) ci --ignore-scripts --loglevel=error
	target/bench/columns/bin/python bindings-python/bench/columns.py --rows $(COLUMN_FILE_ROWS) \
		--lite target/bench/columns-lite --node target/bench/columns-node docs/columns.md

bench-fleet: ## a plan of 100,000 numbers, an apply of 10,000 and a loop of updates, into docs/benchmarks.md
	$(CARGO) bench --locked -p numplan-bench --bench fleet -- $(CURDIR)/docs/benchmarks.md

bench-rust: ## parts of the engine: a check, a column, a request and its response, a file
	$(CARGO) bench --locked -p numplan-bench

COLUMN_ROWS ?= 10000000

columns-cluster: wheel ## ten million numbers through Spark and Ray in eight partitions, each row compared with one process
	@command -v java >/dev/null \
		|| { echo "numplan: a JDK (17 or newer) is missing: run make setup" >&2; exit 1; }
	$(PYTHON) -m venv target/cluster
	target/cluster/bin/pip install --quiet --disable-pip-version-check --force-reinstall $(WHEELS)/numplan-*.whl
	target/cluster/bin/pip install --quiet --disable-pip-version-check -r bindings-python/tests/requirements-libraries.txt
	target/cluster/bin/python bindings-python/tests/libraries/engines.py $(COLUMN_ROWS)

orders-table: wheel ## docs/orders.md: requests sent per purchase and update under each fault, by SDK; two minutes
	$(PYTHON) -m venv target/orders
	target/orders/bin/pip install --quiet --disable-pip-version-check $(WHEELS)/numplan-*.whl \
		-r tests/vendor-sdks/requirements-orders.txt
	target/orders/bin/python tests/vendor-sdks/orders_table.py docs/orders.md

fuzz: ## fuzzes each target for ten minutes
	fuzz/run

test-kills: ## kills `fleet apply` 500 times at random moments, and cuts a journal at every byte
	NUMPLAN_KILLS=500 $(CARGO) test -p numplan-cli --locked --test shell killed_applies_end_exactly -- --nocapture
	NUMPLAN_SWEEP=1 $(CARGO) test -p numplan-fleet --locked --test it journals_cut_at_every_byte_resume

# Replays the corpus and fuzzes each target for ten seconds.
test-fuzz:
	CARGO_PROFILE_RELEASE_OPT_LEVEL=1 fuzz/run 10

# A failed lookup is a failure.
audit: target/audit/.stamp ## looks up known vulnerabilities; needs the network
	@$(CARGO) deny --version >/dev/null 2>&1 \
		|| { echo "numplan: cargo-deny is missing: cargo install --locked cargo-deny@0.20.2" >&2; exit 1; }
	$(CARGO) deny check advisories
	$(CARGO) deny --config deny.toml --manifest-path fuzz/Cargo.toml check advisories
	cd bindings-node && $(NPM) audit
	for requirements in tests/*/requirements*.txt bindings-python/*/requirements*.txt; do \
		echo "== $$requirements"; \
		target/audit/bin/pip-audit --strict --progress-spinner off -r $$requirements; \
	done

# The platform of the bill of materials.
TRIPLE ?= $(shell rustc -vV | sed -n 's/^host: //p')

sbom: target/audit/.stamp ## writes CycloneDX bills of materials to target/sbom, for TRIPLE or this platform
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
