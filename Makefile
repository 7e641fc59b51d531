.DEFAULT_GOAL := help
.PHONY: help setup run test faults check schema pages migrate bench

help:  ## Show this list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

setup:  ## Install everything that development needs
	uv sync
	uv run pre-commit install

run:  ## Start the demo: embedded database, API and worker
	uv run payflowx demo

test:  ## Run the test suite
	uv run pytest

faults:  ## Run the second stage of the tests: what is killed or cut off
	uv run pytest tests/faults

check:  ## Check style, types and the order of imports
	uv run ruff format --check .
	uv run ruff check .
	uv run mypy
	uv run lint-imports

schema:  ## Export schema.graphql from the code
	uv run payflowx schema --output schema.graphql

pages:  ## Check, test and build the dashboard, with Node
	cd dashboard && npm ci && npx prettier --check . && npm test && npm run build

migrate:  ## Bring the configured database up to date
	uv run payflowx migrate

bench:  ## Measure, and write bench/results/
	uv run python -m bench
