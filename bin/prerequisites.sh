# What bin/run and bin/test need of a machine. Sourced, not run.

fail() {
  echo "$1" >&2
  exit 1
}

# install <packages…>: Debian and Ubuntu as root; anybody else is told what to install.
install() {
  if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then
    echo "Installing $*"
    export DEBIAN_FRONTEND=noninteractive
    local log
    log=$(mktemp)
    if ! { apt-get -qq update && apt-get -qq install --no-install-recommends -y "$@"; } >"$log" 2>&1; then
      tail -n 5 "$log" >&2
      fail "Could not install $*: see above."
    fi
    rm -f "$log"
  else
    fail "Please install: $*"
  fi
}

need_java() {
  if [ -n "${JAVA_HOME:-}" ] && [ -x "$JAVA_HOME/bin/java" ]; then
    PATH="$JAVA_HOME/bin:$PATH"
  fi
  if ! command -v java >/dev/null || ! command -v javac >/dev/null; then
    install default-jdk-headless
  fi
  local version
  version=$(java -version 2>&1 | sed -n 's/.* version "\([0-9][0-9]*\).*/\1/p' | head -n 1)
  if [ "${version:-0}" -lt 17 ]; then
    fail "Java ${version:-of an unknown version} is too old: Tributary needs a JDK 17 or newer. Put one first in PATH or set JAVA_HOME."
  fi
}

need_maven() {
  command -v mvn >/dev/null || install maven
}

# need_disk <megabytes>
need_disk() {
  local needed=${TRIBUTARY_MINIMUM_DISK_MB:-$1} free
  mkdir -p target
  free=$(df -Pm target | awk 'NR == 2 {print $4}')
  if [ "$free" -lt "$needed" ]; then
    fail "The disk is too full: $free MB are free below $PWD, $needed MB are needed."
  fi
}

# run_alone <name> <memory> <main class> <packages> <arguments…>: compiles and runs a program that needs a JDK and nothing else.
# Ends with 2 where it could not look: with 1, it found something.
run_alone() {
  local name=$1 memory=$2 main=$3 package source sources=()
  fail() {
    echo "$1" >&2
    exit 2
  }
  need_java
  # Java knows no name of a file beyond ASCII in the plainest of locales.
  case "${LC_ALL:-${LC_CTYPE:-${LANG:-C}}}" in
    C | POSIX) export LC_ALL=C.UTF-8 ;;
  esac
  for package in $4; do
    for source in "$root"/src/main/java/tributary/"$package"/*.java; do
      [ "${source##*/}" = package-info.java ] || sources+=("$source")
    done
  done
  shift 4
  classes=$(mktemp -d) || fail "No folder for the compiled classes could be made."
  trap 'rm -rf "$classes"' EXIT
  # Its own classes alone: it knows the format, and nothing of the application that keeps the log.
  javac -encoding UTF-8 -proc:none -implicit:none -sourcepath "$classes" -d "$classes" "${sources[@]}" ||
    fail "The $name could not be compiled: see above."
  java "-Xmx$memory" -cp "$classes" "$main" "$@"
}
