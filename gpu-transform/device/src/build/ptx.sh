#!/usr/bin/env bash
# Compiles each kernel source (NAME.cl) given to PTX beside it (NAME.ptx). Needs clang 14 or newer, no CUDA toolkit.
# Usage: ptx.sh FOLDER...   every NAME.cl below the folders
set -euo pipefail
prelude=$(cd "$(dirname "$0")/../main/resources/io/orrery/device/compute" && pwd)/prelude.cuda.h
compiler=$(command -v clang || command -v clang-14) || { echo "ptx.sh: no clang: apt-get install clang-14" >&2; exit 3; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
find "$@" -name '*.cl' | while read -r source; do
  cat "$prelude" "$source" >"$work/all.cu"
  "$compiler" -x cuda --cuda-device-only --cuda-gpu-arch=sm_70 -nocudainc -nocudalib -O3 -S -o "$work/all.ptx" "$work/all.cu"
  {
    echo "// sha256 of the CUDA prelude and $(basename "$source"): $(sha256sum "$work/all.cu" | cut -d ' ' -f 1)"
    grep -v '^[[:space:]]*//' "$work/all.ptx" | sed '/^$/d'
  } >"${source%.cl}.ptx"
done
