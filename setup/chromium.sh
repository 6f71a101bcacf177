#!/bin/sh
# Makes sure that the browser tests have a Chromium. Nothing is downloaded by the
# test tool itself: it drives the machine's own.
set -eu

# tests/browser/conftest.py looks in the same places.
for name in "${WORKINGS_CHROMIUM:-}" chromium chromium-browser google-chrome; do
    if [ -n "$name" ] && command -v "$name" >/dev/null; then
        exit 0
    fi
done
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "setup: installing chromium"
    apt-get update -qq >/dev/null 2>&1 || :
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
        chromium >/dev/null 2>&1 || :
    command -v chromium >/dev/null && exit 0
fi
echo "setup: the browser tests need Chromium: run 'apt-get install chromium' as root," \
    "or set WORKINGS_CHROMIUM to one." >&2
exit 1
