# Sourced by the scripts beside it: builds the benchmarks, and runs a class of theirs.

root=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd)
# shellcheck source=../jdk25.sh
source "$root/jdk25.sh"

# Builds what it is told to, with what that needs, and goes on as the class.
run_class() { # MODULES CLASS [ARG...]
  local jdk modules=$1
  shift
  jdk=$(find_jdk_25)
  JAVA_HOME=$jdk mvn -B -ntp -q -f "$root/pom.xml" -pl "$modules" -am -DskipTests -Dspotless.skip package
  exec "$jdk/bin/java" -cp "$root/benchmarks/target/classes:$root/benchmarks/target/lib/*" \
    "dev.httpsrv.benchmarks.$1" "${@:2}"
}

# The same, for a class that starts servers by the launcher, which is its last argument.
run_class_with_launcher() { # CLASS [ARG...]
  "$root/httpsrv" --help >/dev/null
  run_class benchmarks,server "$@" "$root/httpsrv"
}
