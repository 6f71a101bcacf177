# Everything starts here, on a machine with Python 3.11, make and git.
PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin
CSS := src/workings/web/static/workings/workings.css

.PHONY: setup demo test check bench clean chromium

# Each step below leaves a file behind that make compares with what it was made
# from: a second run does nothing.
setup: $(VENV)/dev $(CSS) chromium

demo: $(VENV)/runtime $(CSS)
	@$(RUN)/workings demo $(if $(PORT),--port $(PORT))

test: setup
	$(RUN)/python -m pytest --numprocesses auto $(ARGS)

# In a data folder of its own: checking must not begin anybody's record.
check: export WORKINGS_HOME := $(VENV)/check
check: $(VENV)/dev
	$(RUN)/ruff check .
	$(RUN)/ruff format --check .
	$(RUN)/mypy
	$(RUN)/lint-imports
	$(RUN)/workings manage makemigrations --check --dry-run

bench: $(VENV)/dev $(CSS)
	$(RUN)/python -m benchmarks $(ARGS)

# The data folder (./var) stays: it may hold a record.
clean:
	rm -rf $(VENV) node_modules $(CSS) build dist .*_cache .hypothesis .coverage*

chromium:
	@sh setup/chromium.sh

$(VENV)/runtime: pyproject.toml requirements/build.txt requirements/runtime.txt
	@PYTHON=$(PYTHON) sh setup/python.sh $(VENV) build runtime
	@touch $@

$(VENV)/dev: $(VENV)/runtime requirements/dev.txt
	@PYTHON=$(PYTHON) sh setup/python.sh $(VENV) dev
	@touch $@

$(CSS): package-lock.json setup/style.sh $(wildcard src/workings/web/styles/*.scss) \
		| $(VENV)/runtime
	@sh setup/style.sh $(VENV) $@
