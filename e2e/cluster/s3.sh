#!/usr/bin/env bash
# An S3 server for tests, on a loopback port, with its data in a folder:
#   s3.sh start    starts it, unless it runs, and prints CAIRN_S3_…=… lines for the environment: endpoint, keys, data folder
#   s3.sh stop     stops it and deletes its data
# The server is versitygw (modules/s3); a bucket is a folder of the data folder, an object a file in it.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/env.sh"
state=${CAIRN_S3_STATE:-$CAIRN_STATE/s3}
id=cairn-test
secret=cairn-test-secret

# A reused pid is another program's.
running() {
  local pid
  pid=$(cat "$state/pid" 2>/dev/null) || return 1
  [ "$({ tr '\0' '\n' < "/proc/$pid/cmdline"; } 2>/dev/null | head -n 1 | sed 's#.*/##')" = versitygw ] && echo "$pid"
}

free_port() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }

answers() { (exec 3<> "/dev/tcp/127.0.0.1/$(cat "$state/port")") 2>/dev/null; }

start() {
  local program
  if ! running >/dev/null; then
    program=$(built s3)/versitygw
    rm -rf "$state"
    mkdir -p "$state/data" "$state/meta"
    free_port > "$state/port"
    # Metadata beside the data: not every file system keeps extended attributes.
    ROOT_ACCESS_KEY=$id ROOT_SECRET_KEY=$secret setsid "$program" --quiet --port "127.0.0.1:$(cat "$state/port")" \
      posix --sidecar "$state/meta" "$state/data" > "$state/log" 2>&1 < /dev/null &
    echo $! > "$state/pid"
    for _ in $(seq 300); do
      ! answers || break
      running >/dev/null || { cat "$state/log" >&2; die "the S3 server ended"; }
      sleep 0.1
    done
    answers || die "the S3 server does not answer on port $(cat "$state/port"): see $state/log"
  fi
  say "CAIRN_S3_ENDPOINT=http://127.0.0.1:$(cat "$state/port")"
  say "CAIRN_S3_ACCESS_KEY_ID=$id"
  say "CAIRN_S3_SECRET_ACCESS_KEY=$secret"
  say "CAIRN_S3_FOLDER=$state/data"
}

stop() {
  local pid
  if pid=$(running); then
    kill "$pid"
    for _ in $(seq 100); do
      running >/dev/null || break
      sleep 0.1
    done
    ! running >/dev/null || kill -9 "$pid"
  fi
  rm -rf "$state"
}

case ${1:-} in
  start | stop) "$1" ;;
  *) die "usage: s3.sh start|stop" ;;
esac
