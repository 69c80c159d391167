#!/bin/sh
# The end of the build: puts the new jar in its place and makes the class-data archive that bin/cumulusc starts it with.
#
#   finish-jar.sh NEW_JAR JAVA_HOME BUILD_START
#
# NEW_JAR and the jar that draws beside it are moved, not copied, so a cumulusc that is running keeps the jar it has. BUILD_START (UTC, as touch -t wants it) becomes
# the time of target/cumulusc.built, so a source that was changed during the build counts as newer than the build.
set -eu

say() {
  printf '[WARNING] %s\n' "$*"
}

new_jar=$1
JAVA_HOME=$2
build_start=$3
cd -P -- "$(dirname -- "$0")/../.."
. bin/find-java.sh
find_java java

jar=$PWD/target/cumulusc.jar
commands=src/build/training-commands
answers=src/build/training-answers
archives=$PWD/target/archive
if [ "$java_feature" -ge 25 ]; then
  archive=$archives/$java_build.aot
else
  archive=$archives/$java_build.jsa
fi

is_made_from() {
  [ -f "$archive" ] && cmp -s "$new_jar" "$jar" && [ -z "$(find src/build -newer "$archive")" ]
}

run_commands() {
  "$JAVA_HOME/bin/java" "$@" -XX:+UseSerialGC -cp "$jar" dev.cumulusc.TrainingRun "$commands" "$work/tmp" "$answers"
}

# From 25 on one run records and writes; before, one notes the classes and another writes them.
train() {
  if [ "$java_feature" -ge 25 ]; then
    run_commands -XX:AOTCacheOutput="$work/archive"
  else
    run_commands -XX:DumpLoadedClassList="$work/classes" &&
      "$JAVA_HOME/bin/java" -Xshare:dump -XX:SharedClassListFile="$work/classes" -XX:SharedArchiveFile="$work/archive" \
        -XX:+UseSerialGC -cp "$jar"
  fi
}

make_archive() {
  mkdir -p "$archives"
  work=$(mktemp -d "$archives/training.XXXXXX")
  trap 'rm -rf "$work"' EXIT
  train >"$work/log" 2>&1 || {
    say "A training command failed, or this JVM makes no class-data archive. cumulusc works, but starts more slowly."
    cat "$work/log"
  }
  [ ! -s "$work/archive" ] || mv "$work/archive" "$archive"
}

# What draws has no part in the archive, which is made of the first jar alone.
mv "${new_jar%.jar}-graph.jar" target/cumulusc-graph.jar

if is_made_from; then
  rm "$new_jar"
else
  mv "$new_jar" "$jar"
  rm -rf "$archives"
  make_archive
fi
TZ=UTC touch -t "$build_start" target/cumulusc.built
