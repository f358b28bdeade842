# Two commands to know: `make run` and `make test`. Each installs what it needs into .venv.
#
# Run as root on Debian, `make test` also installs packages of Debian where they are missing: three browsers,
# Java and npm, and python3-venv. Elsewhere it says what to install. It has never been tried on macOS:
# it looks for a browser of Debian's names, and the measurements read /proc.
#
# The commands that measure stand in measurements/Makefile and are explained in docs/measuring.md.
PORT ?= 8000
DEMO_PORT ?= 8001
PYTHON ?= python3
BIN := .venv/bin
export PORT
# Whoever has done all of its half takes over from the other.
TWO_AT_ONCE := --numprocesses 2 --dist worksteal

.PHONY: sources run serve reload demo house quick test-quick test test-core test-web test-browser test-firefox test-all test-hosts tools shapes types lint format audit cards lock clean

run: .venv/run.stamp
	@echo "Open http://localhost:$(PORT)/"
	@$(BIN)/python manage.py runserver 0.0.0.0:$(PORT)

serve: .venv/run.stamp
	@$(BIN)/python scripts/collect
	@exec $(BIN)/gunicorn

# The release on disk, in the server of `make serve`. It is loaded in processes of its own first: a
# worker that could not load it would end the server.
SERVER = --pidfile build/gunicorn-$(PORT).pid --full gunicorn
reload: .venv/run.stamp
	@pgrep $(SERVER) >/dev/null \
	  || { echo "No server of this folder on port $(PORT): make serve starts one." >&2; exit 1; }
	@$(BIN)/python manage.py check --deploy --fail-level ERROR >/dev/null && $(BIN)/gunicorn --check-config \
	  && $(BIN)/python scripts/collect || { echo "The old release goes on: mend this, then make reload." >&2; exit 1; }
	@pkill -HUP $(SERVER)

# A help centre on another origin, around the wizard of `make run` or `make serve`.
demo:
	@$(PYTHON) examples/help-centre/serve.py $(DEMO_PORT) http://localhost:$(PORT)

# TypeScript only reads our scripts: nothing of it, or of Biome, reaches a visitor.
types: node_modules/.package-lock.json
	@node_modules/.bin/tsc
	@node_modules/.bin/tsc --project tests/embed/types

# What needs no browser, no Java and no server, in under a minute: before each commit.
quick: .venv/test.stamp .venv/run.stamp
	@$(MAKE) --no-print-directory --jobs 2 --output-sync lint audit
	@$(MAKE) --no-print-directory test-quick

# Left out: what goes over every shape of page or every result, checks every picture, or starts servers.
LEFT_OUT := $(addprefix --ignore=tests/,web/test_crawl.py web/test_absent.py web/test_markup.py \
  web/test_page_cache.py web/test_your_call.py web/test_made_up.py web/test_integrate.py web/test_call.py \
  web/test_cases.py web/test_health.py web/test_pass_on.py web/test_sources.py project/test_watchdog.py)
test-quick: .venv/test.stamp
	@$(BIN)/python -m pytest -q -m "not slow and not proxy and not no_cover" $(TWO_AT_ONCE) $(LEFT_OUT) \
	  tests/toml tests/advice tests/callflow tests/web tests/project

# First what needs no browser, while one is installed if there is none; then all else, which has both
# cores to itself: two halves at once take longer than one after the other.
test: .venv/test.stamp .venv/run.stamp
	@scripts/find-npm >/dev/null
	@$(MAKE) --no-print-directory --jobs 5 --output-sync tools shapes test-core lint audit
	@$(MAKE) --no-print-directory --keep-going test-web test-browser

# The core is measured by its own tests alone: every branch of it. What looks at very much, and at no branch
# that the others leave out, is marked `no_cover` and runs apart: measured, it would take four times as long.
CORE := tests/toml tests/advice tests/callflow
test-core: .venv/test.stamp
	@$(BIN)/python -m pytest -m "not slow and no_cover" $(TWO_AT_ONCE) $(CORE)
	@$(BIN)/python -m pytest -m "not slow and not no_cover" $(TWO_AT_ONCE) --cov --cov-report= $(CORE)
	@$(BIN)/coverage report --include="wizard/toml/*,wizard/advice/*,wizard/callflow/*" --fail-under=100 --skip-covered

test-web: .venv/test.stamp
	@VNU="$$(scripts/find-vnu)" && export VNU && \
	$(BIN)/python -m pytest -m "not slow and not proxy" $(TWO_AT_ONCE) tests/web tests/api_calls tests/voicexml tests/safety tests/project tests/serving

# Three browsers at once, each with a server: each waits now and then, and two leave a sixth of two cores
# idle. One that hangs answers nobody, not even a time-out of its driver: its process is ended, and the
# test begins anew in another.
SECOND_CHANCE := --reruns 2 --rerun-show-tracebacks --timeout-method thread --timeout
test-browser: .venv/test.stamp node_modules/.package-lock.json
	@CHROMIUM="$$(scripts/find-browser)" && FIREFOX="$$(scripts/find-firefox || true)" && \
	WEBKIT="$$(scripts/find-webkit || true)" && export CHROMIUM FIREFOX WEBKIT && \
	$(BIN)/python -m pytest -m "not slow" $(SECOND_CHANCE) 120 --numprocesses 3 --dist worksteal tests/embed tests/browser

# What its driver can do, in Firefox too: it is slower, and has one process. The second list goes over
# shapes of page, of which Firefox has the fewest that show everything a style sheet tells apart.
IN_FIREFOX := $(addprefix tests/browser/test_,journeys.py walk.py connection.py)
SHAPES_IN_FIREFOX := $(addprefix tests/browser/test_,keyboard.py layout.py zoom.py shapes.py)
test-firefox: .venv/test.stamp
	@FIREFOX="$$(scripts/find-firefox || true)" && export FIREFOX && \
	export ENGINE=firefox && $(BIN)/python -m pytest -m "not engine" $(SECOND_CHANCE) 300 $(IN_FIREFOX) && \
	$(BIN)/python -m pytest -m "not slow and not engine" $(SECOND_CHANCE) 300 $(SHAPES_IN_FIREFOX)

# What the tests take from elsewhere: a browser, two more if they can be had, and the checker of HTML.
tools:
	@scripts/find-browser >/dev/null
	@scripts/find-firefox >/dev/null || true
	@scripts/find-webkit >/dev/null || true
	@scripts/find-vnu >/dev/null

# The pages that access is tested on: build/shapes.json, before several processes need it.
shapes: .venv/test.stamp
	@DJANGO_SETTINGS_MODULE=aliasconfig.settings $(BIN)/python -m harness.shapes

test-all: lint audit shapes
	@scripts/install-nginx-and-wrk
	@rm -f build/engines.json
	@CHROMIUM="$$(scripts/find-browser)" && FIREFOX="$$(scripts/find-firefox || true)" && VNU="$$(scripts/find-vnu)" && \
	WEBKIT="$$(scripts/find-webkit || true)" && export CHROMIUM FIREFOX WEBKIT VNU && \
	ENGINES_TABLE=1 $(BIN)/python -m pytest $(SECOND_CHANCE) 900 $(TWO_AT_ONCE)
	@ENGINES_TABLE=1 $(MAKE) --no-print-directory test-firefox

# Eight real hosts with the builder's code pasted in, in both browsers; the table of docs/embedding.md.
test-hosts: .venv/test.stamp
	@scripts/install-hosts
	@CHROMIUM="$$(scripts/find-browser)" && FIREFOX="$$(scripts/find-firefox || true)" && export CHROMIUM FIREFOX && \
	HOSTS_TABLE=1 $(BIN)/python -m pytest -p no:randomly $(SECOND_CHANCE) 600 tests/hosts

lint: .venv/test.stamp types
	@$(BIN)/ruff format --check
	@$(BIN)/ruff check
	@$(BIN)/mypy
	@$(BIN)/djade --check --target-version 5.2 $$(git ls-files 'templates/*.html')
	@$(BIN)/python manage.py check
	@node_modules/.bin/biome check --error-on-warnings

format: .venv/test.stamp node_modules/.package-lock.json
	@$(BIN)/ruff check --fix
	@$(BIN)/ruff format
	@$(BIN)/djade --target-version 5.2 $$(git ls-files 'templates/*.html')
	@node_modules/.bin/biome check --write

audit: .venv/run.stamp
	@$(BIN)/python manage.py audit

# On what the content rests: sources by age, statements by source, on one old source, disagreements.
sources: .venv/run.stamp
	@$(BIN)/python manage.py sources

# Which package imports which, drawn anew in docs/architecture.md.
house: .venv/test.stamp
	@$(BIN)/python -m harness.house

cards: .venv/test.stamp
	@CHROMIUM="$$(scripts/find-browser)" && export CHROMIUM && $(BIN)/python manage.py cards

# Extras stay in: for a `coverage[toml]` without a pin of its own, pip would take a newer release.
lock: .venv/test.stamp
	@$(BIN)/uv pip compile --quiet --no-strip-extras --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header pyproject.toml -o requirements/run.lock
	@$(BIN)/uv pip compile --quiet --no-strip-extras --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header pyproject.toml --group dev -o requirements/test.lock
	@$(BIN)/uv pip compile --quiet --no-strip-extras --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header pyproject.toml --group bench -o requirements/bench.lock
	@$(BIN)/uv pip compile --quiet --no-strip-extras --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header pyproject.toml --group supply -o requirements/supply.lock

include measurements/Makefile

clean:
	rm -rf .venv build

.venv/%.stamp: requirements/%.lock
	@scripts/bootstrap $(PYTHON) $<
	@touch $@

# What checks scripts and style sheets, and a screen reader for tests/browser/test_spoken.py.
node_modules/.package-lock.json: package-lock.json
	@scripts/find-npm >/dev/null
	@npm ci --no-audit --no-fund --silent
	@touch $@
