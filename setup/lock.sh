#!/bin/sh
# Usage: setup/lock.sh [--upgrade]
# Writes the locks again after pyproject.toml or package.json has changed. Needs uv
# and npm on the path. Locks hold hashes for every platform and name no registry.
set -eu

lock() {
    name=$1
    shift
    uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
        --no-emit-index-url --no-annotate --custom-compile-command setup/lock.sh \
        --output-file "requirements/$name.txt" "$@"
}

lock build --group build "$@"
lock node --group node "$@"
lock runtime pyproject.toml "$@"
lock dev pyproject.toml --group dev --constraint requirements/runtime.txt "$@"
npm install --package-lock-only --omit-lockfile-registry-resolved --ignore-scripts \
    --no-audit --no-fund --loglevel=error
