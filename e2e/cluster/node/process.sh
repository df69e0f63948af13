# shellcheck shell=bash disable=SC2034 # scripts that source this use the variables
# Starts, stops and awaits the components; source after settings.sh.

# pid_of NAME: prints the pid when the process of our pid file still runs (a reused pid does not count).
pid_of() {
  local pid
  pid=$(cat "$RUN/$1.pid" 2>/dev/null) || return 1
  [ "$({ tr '\0' '\n' < "/proc/$pid/cmdline"; } 2>/dev/null | head -1 | sed 's#.*/##')" = "$1" ] && echo "$pid"
}

# What a component was started with: its arguments and its configuration file.
signature() {
  local name=$1
  { printf '%s\n' "$@"; cat "$CONF/$name".* 2>/dev/null; command -v "$name"; } | sha256sum
}

# start NAME ARGS...: starts the program NAME in a session of its own; restarts it when its arguments or its
# configuration changed; does nothing when it runs already. The log of the former process is kept as NAME.log.1.
start() {
  local name=$1 signature; shift
  signature=$(signature "$name" "$@")
  if pid_of "$name" >/dev/null; then
    [ "$signature" = "$(cat "$RUN/$name.signature" 2>/dev/null)" ] && return
    say "$name gets new settings: restarting it"
    stop "$name" 10
  fi
  [ ! -s "$LOGS/$name.log" ] || mv "$LOGS/$name.log" "$LOGS/$name.log.1"
  # 9 is the lock of up.sh: a component must not hold it.
  setsid nohup "$(command -v "$name")" "$@" > "$LOGS/$name.log" 2>&1 < /dev/null 9>&- &
  echo $! > "$RUN/$name.pid"
  echo "$signature" > "$RUN/$name.signature"
}

# stop NAME SECONDS: SIGTERM, then SIGKILL.
stop() {
  local pid i
  if pid=$(pid_of "$1"); then
    kill "$pid"
    for ((i = 0; i < $2 * 20; i++)); do
      pid_of "$1" >/dev/null || break
      sleep 0.05
    done
    pid=$(pid_of "$1") && kill -9 "$pid"
  fi
  rm -f "$RUN/$1.pid" "$RUN/$1.signature"
}

# blame NAME SENTENCE: ends the start with the component that failed and its last error lines.
blame() {
  local log=$LOGS/$1.log lines
  lines=$(grep -E '^[EF][0-9]{4} |"level":"(error|fatal|panic)"|level=(error|fatal)|^panic|^[Ee]rror' "$log" 2>/dev/null | tail -n 3)
  [ -n "$lines" ] || lines=$(tail -n 3 "$log" 2>/dev/null)
  {
    printf 'error: %s: %s\n' "$1" "$2"
    printf '%s\n' "$lines" | cut -c1-400 | sed 's/^/  | /'
    printf '  whole log: %s\n' "$log"
  } >&2
  exit 1
}

# await NAME SECONDS WHAT COMMAND...: polls until the command succeeds; blames NAME when it ends or time is over.
await() {
  local name=$1 seconds=$2 what=$3 end; shift 3
  end=$(($(date +%s) + seconds))
  until "$@" >/dev/null 2>&1; do
    pid_of "$name" >/dev/null || blame "$name" "ended while waiting for: $what"
    [ "$(date +%s)" -lt "$end" ] || blame "$name" "not reached in ${seconds}s: $what"
    sleep 0.1
  done
  since_start "$what"
}

T0=$(date +%s%3N)
since_start() { printf '%5.1fs %s\n' "$((($(date +%s%3N) - T0) / 100))e-1" "$*"; }
