# Two commands: `make run` tries Tripline out, `make test` checks it. Both install what is missing.
# Everything that is built or fetched lives in one place outside the clone, so that a clean checkout compiles only our crates.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

export TRIPLINE_CACHE ?= $(if $(XDG_CACHE_HOME),$(XDG_CACHE_HOME),$(HOME)/.cache)/tripline
export CARGO_TARGET_DIR ?= $(TRIPLINE_CACHE)/target
export PATH := $(TRIPLINE_CACHE)/tools/bin:$(HOME)/.cargo/bin:$(PATH)

.PHONY: help
help: ## Show the targets
	@sed -nE 's/^([a-z-]+):.*## (.*)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 24

.PHONY: setup
setup: ## Install what is missing: compiler, cmake, headers, Rust
	@compose/setup.sh build

.PHONY: build
build: setup ## Build the program (dev profile)
	@compose/first-build.sh
	cargo build --locked -p tripline

.PHONY: run
run: build ## Try it: sample changes, starter rules, a local receiver, until Ctrl-C
	@compose/demo/run.sh

.PHONY: test
test: setup ## Run all tests, those on real Kafka included
	@compose/setup.sh test
	@compose/first-build.sh
	compose/kafka/run.sh cargo test --locked --workspace
	$(CARGO_TARGET_DIR)/debug/tripline rules test

.PHONY: lint
lint: setup ## Formatting, clippy, licences and sources of dependencies
	@compose/setup.sh lint
	cargo fmt --all -- --check
	cargo clippy --locked --workspace --all-targets -- -D warnings
	cargo deny check licenses bans sources

.PHONY: accuracy
accuracy: ## Agreement with labelled records: make accuracy CORPUS=folder
	cargo run --locked -p benchmarks -- accuracy --strict --corpus $(CORPUS)

.PHONY: release
release: setup ## Build what a release ships, with LTO (slow)
	cargo build --locked --profile dist -p tripline
