# Sourced by the other scripts: where the checkout is, the pinned Node first on PATH, and the two freshness checks.
# The caller's working directory is left alone, so that `script/golden-thread import figures.csv` finds the caller's file.

set -euo pipefail

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
export PATH="$root/node_modules/.bin:$PATH"
export NODE_COMPILE_CACHE="${NODE_COMPILE_CACHE:-$root/node_modules/.cache/node-compile}"

installed="$root/node_modules/.installed-lock.json"
built="$root/dist/.built"

is_installed() { cmp -s "$root/package-lock.json" "$installed"; }

# A folder's own time changes when a file in it is removed, so folders are looked at as well as files.
is_built() {
  [ -f "$built" ] && [ -z "$(find "$root/src" "$root/package.json" "$root/package-lock.json" "$root/tsconfig.json" \
    "$root"/*.config.ts "$root/script/rolldown.config.ts" -newer "$built" ! -name '*.test.ts' ! -name '*.test.tsx' -print -quit)" ]
}

ensure_installed() { is_installed || "$root/script/setup"; }
ensure_built() { is_built || "$root/script/build"; }

fail() {
  printf '%s\n' "$*" >&2
  exit 1
}
