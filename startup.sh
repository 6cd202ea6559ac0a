# Sourced by ./httpsrv: makes and chooses what lets the server start quickly, see docs/startup.md.
# It needs $root, $target, $jdk, and what jdk25.sh sets.

image=$target/image
caches=$target/aot
newer=$caches/newer
main=dev.httpsrv.server.cli.Main

# Prints the class path. An AOT cache holds for one order of jars, and for no folder of classes.
class_path() {
  local LC_ALL=C jar path
  path=$(echo "$target"/httpsrv-server-*.jar)
  for jar in "$target"/lib/*.jar; do
    [ ! -f "$newer/${jar##*/}" ] || jar=$newer/${jar##*/}
    path=$path:$jar
  done
  echo "$path"
}

# Whether the caches were made of these jars, by this JDK, in this way.
is_prepared() {
  cmp -s "$jdk/release" "$caches/made" && [ -z "$(find "$target"/httpsrv-server-*.jar "$target/lib" \
    "$root"/{startup,jdk25}.sh "$root/server/src/launcher" -newer "$caches/made" -print -quit)" ]
}

# Makes a JDK without the empty module that the JDK has in the place of Graal's compiler, and the
# caches in that JDK. What cannot be made is not used.
prepare_start() {
  rm -rf "$caches"
  mkdir -p "$caches"
  cat "$jdk/release" >"$caches/made.new"
  # A server may run in the image, so it is made anew for another JDK alone.
  if fits_jdk || make_image; then
    make_newer_jars || echo "The jars stay as they are."
    train lua "$root/examples/hello/hello.lua" || echo "There is no AOT cache for Lua."
    train js "$root"/examples/hello/hello.{lua,js} || echo "There is no AOT cache for JavaScript."
  else
    echo "The JDK makes no run-time image, so httpsrv starts without AOT caches."
  fi
  mv "$caches/made.new" "$caches/made"
}

fits_jdk() {
  [ -x "$image/bin/java" ] && cmp -s "$jdk/release" "$image.jdk"
}

make_image() {
  local modules
  rm -rf "$image" "$image.jdk"
  modules=$("$jdk/bin/java" --list-modules | sed 's/@.*//' |
    grep -v -e '^jdk\.graal\.' -e '^jdk\.jlink$' -e '^jdk\.jpackage$' | paste -sd, -)
  "$jdk/bin/jlink" --add-modules "$modules" --output "$image" &&
    "$image/bin/java" -Xshare:dump && cp "$jdk/release" "$image.jdk"
}

# Copies the jars whose classes are too old for an AOT cache.
make_newer_jars() {
  mkdir "$newer.new" && "$jdk/bin/java" -cp "$target/lib/*" "$root/server/src/launcher/NewerClassFiles.java" \
    "$newer.new" "$target"/lib/{luaj-jse,picocli}-*.jar && mv "$newer.new" "$newer"
}

# Serves some scripts, asks for each once, and writes down what that loaded: train NAME SCRIPT...
train() {
  local name=$1 folder=$caches/training sockets process address="" path tries=0 status=0
  shift
  mkdir -p "$folder"
  sockets=$(mktemp -d) || return # the path of a socket may not be as long as that of a checkout
  "$image/bin/java" "${image_options[@]}" -XX:AOTCacheOutput="$folder/cache" -cp "$(class_path)" \
    $main serve "$@" --port 0 --console "$sockets/console" >"$folder/out" &
  process=$!
  trap 'kill $process; rm -rf "$sockets"' EXIT # it would outlive Ctrl-C
  while [ -z "$address" ] && [ $tries -lt 600 ] && kill -0 $process; do
    sleep 0.1
    tries=$((tries + 1))
    address=$(sed -n 's/.*http:\/\/127.0.0.1:\([0-9]*\).*/\1/p' "$folder/out")
  done
  for path in $(awk '$1 == "GET" { print $2 }' "$folder/out"); do
    exec 3<>"/dev/tcp/127.0.0.1/$address"
    printf 'GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n' "$path" >&3
    cat <&3
    exec 3>&-
  done
  kill $process || true
  wait $process || status=$?
  trap - EXIT
  cat "$folder/out"
  mv "$folder/cache" "$caches/$name" || status=1
  rm -rf "$folder" "$sockets"
  return $status
}

# Prints the name of the cache for these scripts and folders; a wrong one costs time, nothing else.
# Python takes JavaScript's, which has what both need of GraalVM: its own takes minutes to make.
# A file of arguments may name others, and so itself.
cache_for() {
  local depth=0
  cache_of "$@"
}

cache_of() {
  local depth=$((depth + 1)) path words
  for path in "$@"; do
    if [[ $path == @* && -f ${path#@} && -r ${path#@} ]]; then
      [ $depth -le 4 ] || continue
      read -r -d '' -a words < <(grep -v '^[[:space:]]*#' "${path#@}") || true
      if [ "$(cache_of "${words[@]}")" = js ]; then
        echo js
        return
      fi
    elif [ -e "$path" ] && [ -n "$(find -L "$path" \( -name '*.js' -o -name '*.mjs' -o -name '*.py' \) \
      -print -quit 2>/dev/null)" ]; then
      echo js
      return
    fi
  done
  echo lua
}

# The JVM begins with a heap of a 64th of the memory, and fills it before it collects: 10,000 requests
# that wait took 80 MiB more. A hello takes as long with a quarter of that, and it grows as it has to.
heap_options=(-XX:InitialRAMPercentage=0.4)

image_options=("${graal_options[@]}" "${coroutine_options[@]}" "${heap_options[@]}"
  --module-path "$target/graal-compiler" --add-modules jdk.graal.compiler)

# Sets java and options to those that run scripts: choose_start SERVE_OR_CHECK ARG...
choose_start() {
  local cache
  if fits_jdk; then
    cache=$caches/$(cache_for "${@:2}")
    java=$image/bin/java
    # Where a cache does not fit, as with another garbage collector, the JVM starts without it.
    options=("${image_options[@]}" -XX:AOTCache="$cache" -Xlog:aot*=off -Xlog:cds*=off)
    [ -f "$cache" ] || options=("${image_options[@]}")
  else
    java=$jdk/bin/java
    options=("${graal_options[@]}" "${coroutine_options[@]}" "${heap_options[@]}"
      --upgrade-module-path "$target/graal-compiler")
  fi
}
