# Shared by the scripts beside it: find a Python, make an environment from a hashed lock.
# Meant to be sourced with the checkout as the current folder.

say() { printf '%s\n' "$*" >&2; }

is_python() { # path, oldest minor version
    "$1" -c "import sys; sys.exit(not sys.version_info >= (3, $2))" >/dev/null 2>&1
}

find_python() { # sets PYTHON
    for PYTHON in "${TACTFUL_PYTHON:-}" python3.11 python3 python3.12 python3.13 python3.14; do
        if [ -n "$PYTHON" ] && is_python "$PYTHON" 11; then
            PYTHON=$(command -v "$PYTHON")
            return
        fi
    done
    say "Tactful needs Python 3.11 or newer. Install it (on Debian: apt-get install python3) and try again."
    exit 1
}

find_python_313() { # sets PYTHON_313, empty where there is none
    for PYTHON_313 in python3.13 "$HOME"/.pyenv/versions/3.13*/bin/python3.13 /opt/python3.13/bin/python3.13; do
        if is_python "$PYTHON_313" 13; then return; fi
    done
    PYTHON_313=
}

make_venv() { # python, folder
    if "$1" -m venv "$2" >/dev/null 2>&1; then return; fi
    rm -rf "$2"
    if command -v uv >/dev/null 2>&1 && uv venv --quiet --seed --python "$1" "$2"; then return; fi
    # Debian keeps a part of Python's own library in a package of its own.
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
        say "Installing python3-venv, which Debian ships apart from Python ..."
        package=$("$1" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')
        apt-get -qq update >/dev/null && apt-get -qq install -y "$package" >/dev/null
        if "$1" -m venv "$2"; then return; fi
    fi
    say "Python's venv module is missing. On Debian and Ubuntu: sudo apt-get install python3-venv"
    exit 1
}

# One environment per lock, made at most once: the stamp is written last, so that a set-up
# that was cut short is begun again, and the folder is locked while somebody makes it.
ensure_environment() { # folder name, python, lock file; sets ENVIRONMENT
    ENVIRONMENT=$PWD/.venv/$1
    stamp="$(cksum <"$3") $("$2" -c 'import sys; print(sys.version)') $PWD"
    if [ "$(cat "$ENVIRONMENT/.stamp" 2>/dev/null)" = "$stamp" ]; then return; fi
    mkdir -p .venv
    lock=.venv/$1.lock
    tries=0
    until mkdir "$lock" 2>/dev/null; do
        tries=$((tries + 1))
        if [ "$(cat "$ENVIRONMENT/.stamp" 2>/dev/null)" = "$stamp" ]; then return; fi
        owner=$(cat "$lock/pid" 2>/dev/null || true)
        if [ -n "$owner" ] && ! kill -0 "$owner" 2>/dev/null; then rm -rf "$lock"; continue; fi
        if [ "$tries" -gt 600 ]; then say "Another set-up holds $lock; remove it if none is running."; exit 1; fi
        sleep 1
    done
    if [ "$(cat "$ENVIRONMENT/.stamp" 2>/dev/null)" = "$stamp" ]; then rm -rf "$lock"; return; fi
    echo $$ >"$lock/pid"
    trap 'rm -rf "$lock"' EXIT
    trap 'exit 130' INT TERM
    say "Setting up Tactful (once; a minute or less) ..."
    rm -rf "$ENVIRONMENT"
    make_venv "$2" "$ENVIRONMENT"
    if ! "$ENVIRONMENT/bin/python" -m pip install -qq --disable-pip-version-check \
        --no-warn-script-location --require-hashes --only-binary :all: -r "$3" >&2; then
        say "The libraries could not be installed; see above. Is there a network? Then try again."
        exit 1
    fi
    "$ENVIRONMENT/bin/python" - "$PWD/src" <<'PY'
import pathlib, sys, sysconfig
pathlib.Path(sysconfig.get_path("purelib"), "tactful.pth").write_text(sys.argv[1] + "\n")
PY
    PYTHONDONTWRITEBYTECODE= "$ENVIRONMENT/bin/python" -m compileall -q -j 0 \
        "$("$ENVIRONMENT/bin/python" -c 'import sysconfig; print(sysconfig.get_path("purelib"))')" src >&2 || true
    printf '%s' "$stamp" >"$ENVIRONMENT/.stamp"
    rm -rf "$lock"
    trap - EXIT INT TERM
}

ensure_chromium() { # exports CHROMIUM; without a browser the tests of the pages cannot run
    for browser in "${CHROMIUM:-}" chromium chromium-browser google-chrome google-chrome-stable; do
        if [ -n "$browser" ] && command -v "$browser" >/dev/null 2>&1; then
            CHROMIUM=$(command -v "$browser")
            export CHROMIUM
            return
        fi
    done
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
        say "Installing chromium for the tests of the pages ..."
        if apt-get -qq update >/dev/null && apt-get -qq install -y --no-install-recommends \
            chromium >/dev/null 2>&1 && command -v chromium >/dev/null 2>&1; then
            CHROMIUM=$(command -v chromium)
            export CHROMIUM
            return
        fi
    fi
    say "Fetching the browser for the tests of the pages ..."
    unset CHROMIUM
    if ! "$ENVIRONMENT/bin/python" -m playwright install chromium >&2; then
        say "The tests of the pages need a browser. Install Chromium or Chrome (on Debian and"
        say "Ubuntu: sudo apt-get install chromium), or name one: CHROMIUM=/path/to/it script/test"
        exit 1
    fi
}

ensure_uv() { # sets UV; only script/lock needs it
    if command -v uv >/dev/null 2>&1; then UV=$(command -v uv); return; fi
    find_python
    make_venv "$PYTHON" "$PWD/.venv/uv"
    "$PWD/.venv/uv/bin/python" -m pip install --quiet uv
    UV=$PWD/.venv/uv/bin/uv
}
