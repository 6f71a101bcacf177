#!/bin/sh
# Usage: setup/python.sh VENV LOCK...
# Makes the virtual environment where it is missing, and puts into it what the
# named locks in requirements/ list, and this package itself.
set -eu
venv=$1
shift
python=${PYTHON:-python3}

fail() {
    echo "setup: $1" >&2
    exit 1
}

if ! "$venv/bin/python" -c 'import pip' 2>/dev/null; then
    "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null ||
        fail "Python 3.11 or later is needed: install it, or name it, as in 'make PYTHON=python3.12'."
    # Debian keeps a part of the standard library, ensurepip, in another package.
    if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
        if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
            echo "setup: installing python3-venv"
            { apt-get update && apt-get install -y --no-install-recommends python3-venv; } >/dev/null 2>&1 || :
        fi
        "$python" -c 'import ensurepip, venv' 2>/dev/null ||
            fail "Python's venv module is missing: run 'apt-get install python3-venv' as root."
    fi
    echo "setup: making $venv"
    "$python" -m venv --clear "$venv"
fi

for lock in "$@"; do
    echo "setup: installing requirements/$lock.txt"
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check \
        --require-hashes --no-deps -r "requirements/$lock.txt"
done
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check \
    --no-deps --no-build-isolation --editable .
