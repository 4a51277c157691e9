.PHONY: run test lint slow lock docs bench

run:            ## the main job: set up and review Semax
	python3 -m venv .venv && .venv/bin/pip install -q -r requirements.lock && .venv/bin/pip install -q --no-deps -e . && .venv/bin/probatum review semax

test:           ## the default tier
	.venv/bin/pip install -q -r requirements-dev.lock && .venv/bin/pytest -q -n 2

lint:           ## style, types, import contracts, docstrings, spelling
	.venv/bin/ruff check . && .venv/bin/ruff format --check . && .venv/bin/mypy && .venv/bin/lint-imports && .venv/bin/interrogate -q src/probatum && .venv/bin/codespell src docs README.md GLOSSARY.md CHANGELOG.md

slow:           ## what does not fit the default tier
	.venv/bin/pytest -q -m slow

lock:           ## pins and hashes, no address
	uv export --no-emit-project --no-header --no-default-groups --no-annotate -q -o requirements.lock
	uv export --no-emit-project --no-header --no-annotate --group dev -q -o requirements-dev.lock

docs:           ## method pages from the spec tests
	.venv/bin/python -m tools.generate_methods

bench:          ## each with its peer in the same run
	for b in benchmarks/*.py; do .venv/bin/python $$b || exit 1; done
