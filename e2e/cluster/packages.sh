# shellcheck shell=bash disable=SC2034 # scripts that source this use the variables
# Debian packages that scripts need; sourced after env.sh.

# Installs missing Debian packages, and says so.
install_packages() { # NAME...
  local missing=() name log
  for name in "$@"; do
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$name" 2>/dev/null)" = installed ] || missing+=("$name")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  [ "$(id -u)" = 0 ] || die "missing Debian packages: ${missing[*]}; install them (apt install) or run this as root"
  say "installing Debian packages: ${missing[*]}"
  log=$(mktemp)
  if ! { apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends "${missing[@]}"; } > "$log" 2>&1; then
    tail -n 3 "$log" >&2
    rm -f "$log"
    die "apt could not install: ${missing[*]}"
  fi
  rm -f "$log"
}
is_debian() { command -v dpkg-query >/dev/null && command -v apt-get >/dev/null; }
