#!/bin/sh
# The end of the build: puts the new jar in its place and makes the class-data archive that bin/cumulusc starts it with.
#
#   finish-jar.sh NEW_JAR JAVA_HOME BUILD_START
#
# NEW_JAR and the jar that draws beside it are moved, not copied, so a cumulusc that is running keeps the jar it has.
# BUILD_START (UTC, as touch -t wants it) becomes the time of target/cumulusc.built, so a source that was changed during the
# build counts as newer than the build.
set -eu

say() {
  printf '[WARNING] %s\n' "$*"
}

new_jar=$1
JAVA_HOME=$2
build_start=$3
cd -P -- "$(dirname -- "$0")/../.."
. bin/find-java.sh
. bin/class-archive.sh
find_java java

jar=$PWD/target/cumulusc.jar
commands=src/build/training-commands
answers=src/build/training-answers
archives=$PWD/target/archive
set_archive "$archives"

is_made_from() {
  [ -f "$archive" ] && cmp -s "$new_jar" "$jar" && [ -z "$(find src/build -newer "$archive")" ]
}

train() {
  mkdir -p "$archives"
  work=$(mktemp -d "$archives/training.XXXXXX")
  trap 'rm -rf "$work"' EXIT
  make_archive "$jar" "$commands" "$answers" "$work" || {
    say "A training command failed, or this JVM makes no class-data archive. cumulusc works, but starts more slowly."
    cat "$work/log"
  }
}

# What draws has no part in the archive, which is made of the first jar alone.
mv "${new_jar%.jar}-graph.jar" target/cumulusc-graph.jar

if is_made_from; then
  rm "$new_jar"
else
  mv "$new_jar" "$jar"
  rm -rf "$archives"
  train
fi
TZ=UTC touch -t "$build_start" target/cumulusc.built
