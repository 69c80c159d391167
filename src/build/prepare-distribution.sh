#!/bin/sh
# Makes the files of a distribution that are made from the jar: completions, notices, the list of what is in it.
#
#   prepare-distribution.sh JAVA_HOME
set -eu
java_home=$1
cd -P -- "$(dirname -- "$0")/../.."
out=target/distribution
components=META-INF/sbom/cumulusc.cdx.json

# Without a network, Maven skips the plugin that makes the list of components. Nothing goes out without it.
"$java_home/bin/jar" tf target/cumulusc.jar | grep -qxF "$components" || {
  echo "target/cumulusc.jar has no list of its components ($components): Maven skips the CycloneDX plugin with -o. Build" \
    "once without -o; later builds with it keep the list, until target/ is deleted." >&2
  exit 1
}

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
  "$java_home/bin/jar" xf ../cumulusc.jar META-INF/NOTICE "$components"
  mv META-INF/NOTICE NOTICE
  mv "$components" .
  rm -r META-INF
)
