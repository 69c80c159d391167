#!/bin/sh
# Makes the files of a distribution that are made from the jar: completions, notices, the list of what is in it.
#
#   prepare-distribution.sh JAVA_HOME
set -eu
java_home=$1
cd -P -- "$(dirname -- "$0")/../.."
out=target/distribution
rm -rf "$out"
mkdir -p "$out/completions"

complete() {
  "$java_home/bin/java" -XX:TieredStopAtLevel=1 -cp target/cumulusc.jar dev.cumulusc.Main completion "$1" \
    >"$out/completions/$2"
}
complete bash cumulusc.bash
complete zsh _cumulusc
complete fish cumulusc.fish

(
  cd "$out"
  "$java_home/bin/jar" xf ../cumulusc.jar META-INF/NOTICE META-INF/sbom/cumulusc.cdx.json
  mv META-INF/NOTICE NOTICE
  mv META-INF/sbom/cumulusc.cdx.json .
  rm -r META-INF
)
