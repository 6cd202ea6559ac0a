# Sourced by the scripts of this checkout: finds JDK 25, and says how it runs GraalVM and coroutines.

graal_options=(
  --enable-native-access=ALL-UNNAMED
  --sun-misc-unsafe-memory-access=allow
  -XX:+UnlockExperimentalVMOptions
  -XX:+EnableJVMCI
)

# Lua's coroutines switch several times as fast where the JVM exports its continuations.
coroutine_options=(--add-exports=java.base/jdk.internal.vm=ALL-UNNAMED)

# It starts no process, since every start of httpsrv waits for it.
is_jdk_25() {
  local release
  [ -x "$1/bin/java" ] && [ -r "$1/release" ] || return 1
  IFS= read -r -d '' release <"$1/release" || true
  [[ $'\n'$release == *$'\nJAVA_VERSION="25'[\".]* ]]
}

# Prints the home of a JDK 25, or says what to install and ends the script.
find_jdk_25() {
  local java home
  if [ -n "${JAVA_HOME:-}" ] && is_jdk_25 "$JAVA_HOME"; then
    echo "$JAVA_HOME"
    return
  fi
  java=$(command -v java || true)
  [ -z "$java" ] || java=$(readlink -f "$java")
  for home in \
    "${java%/bin/java}" \
    /usr/lib/jvm/* \
    /usr/java/* \
    /opt/java/* \
    "${HOME:-/nonexistent}"/.jdks/* \
    "${HOME:-/nonexistent}"/.sdkman/candidates/java/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    if [ -n "$home" ] && is_jdk_25 "$home"; then
      echo "$home"
      return
    fi
  done
  echo "httpsrv needs JDK 25 and found none; install one, such as Eclipse Temurin 25, and set JAVA_HOME to it." >&2
  exit 1
}
