# Sourced by the scripts beside it: builds the benchmarks, and runs a class of theirs.

root=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd)
# shellcheck source=../jdk25.sh
source "$root/jdk25.sh"

# Builds modules, with what they need.
build() { # JDK MODULES
  JAVA_HOME=$1 mvn -B -ntp -q -f "$root/pom.xml" -pl "$2" -am -DskipTests -Dspotless.skip package
}

# Builds what it is told to, and goes on as the class.
run_class() { # MODULES CLASS [ARG...]
  local jdk modules=$1
  shift
  jdk=$(find_jdk_25)
  build "$jdk" "$modules"
  exec "$jdk/bin/java" -cp "$root/benchmarks/target/classes:$root/benchmarks/target/lib/*" \
    "dev.httpsrv.benchmarks.$1" "${@:2}"
}

# The same, for a class that starts servers by the launcher, which is its last argument.
run_class_with_launcher() { # CLASS [ARG...]
  "$root/httpsrv" engines >/dev/null
  run_class benchmarks,server "$@" "$root/httpsrv"
}

# The same, for a class that compares servers, each in a process of its own: they and the load share
# two cores wherever it runs.
run_comparison() { # CLASS [ARG...]
  local jdk cores=() target=$root/benchmarks/target
  if [ "$(nproc)" -gt 2 ]; then
    command -v taskset >/dev/null || {
      echo "benchmarks: this machine has more than 2 cores, and taskset, which chooses 2, is not on the PATH; install util-linux." >&2
      exit 2
    }
    cores=(taskset -c "${COMPARE_CORES:-0,1}")
  fi
  jdk=$(find_jdk_25)
  "$root/httpsrv" engines >/dev/null
  echo "Building the benchmarks ..." >&2
  build "$jdk" benchmarks,server
  # shellcheck disable=SC2154 # jdk25.sh sets the options
  exec "${cores[@]}" "$jdk/bin/java" -Djava.awt.headless=true -Dcompare.launcher="$root/httpsrv" \
    -Dcompare.java.options="${graal_options[*]} ${coroutine_options[*]} --upgrade-module-path $root/server/target/graal-compiler" \
    -cp "$target/classes:$target/lib/*" "dev.httpsrv.benchmarks.compare.$1" "${@:2}"
}
