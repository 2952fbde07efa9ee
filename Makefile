# Short names for those who have make; what they do stands in the scripts, which need neither make nor git.

SHELL := /bin/bash
.DEFAULT_GOAL := help

.PHONY: help run build test lint accuracy schemas release bare-debian
help: ## Show the targets
	@sed -nE 's/^([a-z-]+):.*## (.*)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 24

run: ## ./run: sample changes, starter rules, a local receiver, until Ctrl-C
	@./run

build: ## Build the program (dev profile)
	@compose/build.sh

test: ## ./test: all tests, those on real Kafka included
	@./test

lint: ## Formatting, clippy, unused dependencies, licences
	@compose/lint.sh

accuracy: build ## Agreement with labelled records: make accuracy CORPUS=folder
	@. compose/environment.sh && cargo run --locked -p benchmarks -- accuracy --strict --corpus $(CORPUS)

schemas: ## Renew what the providers' schemas say of the paths that tables read, print what changed
	@benchmarks/schemas/renew

release: build ## Build what a release ships, with LTO (slow)
	@. compose/environment.sh && cargo build --locked --profile dist -p tripline

bare-debian: ## The two commands' set-up in a Debian without make, git and curl (root, debootstrap)
	@compose/bare-debian.sh
