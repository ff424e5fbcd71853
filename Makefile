# Two commands do all their own set-up: 'make demo' and 'make test'. 'make check' is what a change must pass.

SHELL := bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

prefix ?= /usr/local
build := swift build -c release --explicit-target-dependency-import-check error
sources := Package.swift Sources Tests Benchmarks Fuzzing/Package.swift Fuzzing/Sources/Fuzzing

.PHONY: help setup build demo test test-long sanitize fuzz check format lint bench bench-pipeline lexicons install clean

help: ## List the commands
	@grep -E '^[a-z-]+:.*##' Makefile | sed -E 's/:.*## /\t/' | expand -t 12

setup:
	@scripts/setup

build: setup ## Build the command-line tool
	@$(build) --product rapport

demo: build ## Read the demo corpus and print its engagement matrix
	@scripts/demo

test: setup ## Build everything and run the tests
	@$(build) --build-tests
	@swift test -c release --skip-build

test-long: setup ## Try the tokeniser on every text at hand and on long random text; tell how often languages are right; check accuracy; split the demo into ledgers 1,000 times; count allocations and instructions
	@$(build) --build-tests
	@RAPPORT_LONG_TESTS=1 swift test -c release --skip-build --filter 'FastPathTests|RangeTests|LanguageGoldTests|GoldAccuracyTests|LedgerSplitTests|CostTests'

sanitize: setup ## Run the text room's tests under the address and the thread sanitizer
	@scripts/sanitize

fuzz: setup ## Try the tokeniser on inputs that a fuzzer makes up, for five minutes
	@scripts/fuzz 300

check: setup lint test ## Format, lint, warnings as errors, tests

format: ## Rewrite the sources in the house format
	@swift format -i -r $(sources)

lint: format
	@swift format lint --strict -r $(sources)

bench: setup ## Measure the speed of tokenising, beside other tools where they can be installed
	@scripts/bench-peers || echo "make: measuring without Python's tools" >&2
	@swift run -c release --package-path Benchmarks Benchmarks tokens

bench-pipeline: build ## Measure CSV to matrix beside other tools; writes docs/performance.md
	@scripts/bench-peers
	@swift run -c release --package-path Benchmarks Benchmarks pipeline

lexicons: build ## Build the lexicons again, from PyPI and from the labelled texts in ../shared/gold
	@scripts/build-lexicons
	@scripts/learn-lexicons
	@scripts/embed-lexicons

install: setup ## Install one self-contained binary below 'prefix' (default /usr/local)
	@swift build -c release --product rapport --static-swift-stdlib --scratch-path .build-install
	@install -D -s .build-install/release/rapport $(DESTDIR)$(prefix)/bin/rapport

clean: ## Remove what was built
	@rm -rf .build .build-* Benchmarks/.build Fuzzing/.build
