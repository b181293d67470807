# make release   set everything up, read seeds/, check, publish to releases/
# make test      set everything up, run the tests (make test-slow: all of them)
# make lock      renew the locks from pyproject.toml (needs uv)
#
# A fresh machine needs Python 3.11 or newer and make. Everything goes into .venv, once.

VENV := .venv
PY := $(VENV)/bin/python
PIP := $(PY) -m pip --disable-pip-version-check --no-input -qq
LOCK := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --no-annotate

export PIP_ROOT_USER_ACTION := ignore

.PHONY: release test test-slow lock clean
.DELETE_ON_ERROR:

release: $(VENV)/.ready
	@$(PY) -m flows release

test: $(VENV)/.ready-test
	@$(PY) -m pytest --quiet --numprocesses 2 --dist loadfile

test-slow: $(VENV)/.ready-test
	@$(PY) -m pytest --quiet --hypothesis-profile=search -m "slow or not slow"

lock:
	@$(LOCK) pyproject.toml --output-file requirements.lock
	@$(LOCK) --extra test pyproject.toml --output-file requirements-test.lock

clean:
	@rm -rf $(VENV) .gongbao .pytest_cache .hypothesis build *.egg-info

# The lock of the tests holds all of the other, at the same versions.
$(VENV)/.ready-test: requirements-test.lock $(VENV)/.ready
	@echo "gongbao: 安装测试所需的包 · installing what the tests need (once)"
	@$(PIP) install --require-hashes --no-deps -r requirements-test.lock
	@touch $@

$(VENV)/.ready: requirements.lock pyproject.toml | $(PY)
	@echo "gongbao: 安装所需的包，约一两分钟 · installing what it needs, a minute or two (once)"
	@$(PIP) install --require-hashes --no-deps -r requirements.lock
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@mkdir -p .gongbao/prefect && PREFECT_HOME="$(CURDIR)/.gongbao/prefect" DO_NOT_TRACK=1 PREFECT_SERVER_ANALYTICS_ENABLED=false \
	  $(PY) -m prefect server database upgrade -y >/dev/null
	@$(PY) -c "from flows.pages.vega import prepare; prepare()"
	@touch $@

$(PY):
	@./.ci/make-venv $(VENV)
