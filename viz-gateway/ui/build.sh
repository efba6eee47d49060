#!/bin/sh
# Builds or tests the browser application for Maven: build.sh (build|test) TARGET_DIR OUTPUT_DIR
# Only looks for Node.js here, so that what is missing is said in one sentence; the rest is build.mjs.
cd "${0%/*}" || exit 1
if ! command -v node >/dev/null 2>&1 || ! command -v npm >/dev/null 2>&1; then
  echo "The browser application needs Node.js 20.19 or newer with npm: install it (Debian: apt-get install nodejs npm), or build without it by -Dui.skip" >&2
  exit 1
fi
exec node build.mjs "$@"
