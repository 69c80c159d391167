# Finds the Java to use; sourced by mvnw and bin/cumulusc, which have a `say` for their messages.
#
# `find_java PROGRAM` takes the one in JAVA_HOME, else the one whose PROGRAM (java or javac) is on the PATH, and sets
#   java_home     its folder
#   java_build    its full version, such as 17.0.15+6
#   java_feature  its feature number, such as 17
# or says what is missing and fails. The version is read from the file that every JDK brings; only a Java without that
# file (a version manager's stand-in, for one) has to be started to be asked.

find_java() {
  case $1 in
    javac) wanted="a JDK 17 or newer" ;;
    *) wanted="Java 17 or newer" ;;
  esac
  if [ -n "${JAVA_HOME:-}" ]; then
    java_home=$JAVA_HOME
    if [ ! -x "$java_home/bin/$1" ]; then
      say "JAVA_HOME is \`$JAVA_HOME\`, but there is no \`bin/$1\` in it. Set it to $wanted."
      return 1
    fi
  elif [ -x /usr/libexec/java_home ] && java_home=$(/usr/libexec/java_home -v 17+ 2>/dev/null); then
    : # macOS, where the java on the PATH only looks for the real one
  else
    found=$(command -v "$1") || {
      say "no \`$1\` on the PATH, and JAVA_HOME is not set. Install $wanted, or set JAVA_HOME to it."
      return 1
    }
    resolve_link "$found"
    java_home=$(cd -P -- "${resolved%/*}/.." && pwd -P)
  fi

  java_build=
  java_feature=
  [ ! -r "$java_home/release" ] || read_release "$java_home/release"
  [ -n "$java_feature" ] || ask_java "${found:-$java_home/bin/$1}"
  if [ "$java_feature" -lt 17 ]; then
    say "Java 17 or newer is needed, but \`$java_home\` is Java $java_feature. Set JAVA_HOME to a newer one."
    return 1
  fi
}

# Follows a symbolic link to its end; sets resolved.
resolve_link() {
  resolved=$1
  while [ -L "$resolved" ]; do
    link=$(readlink "$resolved")
    case $link in
      /*) resolved=$link ;;
      *) resolved=${resolved%/*}/$link ;;
    esac
  done
}

read_release() {
  while IFS='=' read -r key value; do
    value=${value#\"}
    value=${value%\"}
    case $key in
      JAVA_VERSION) set_feature "$value" ;;
      JAVA_RUNTIME_VERSION) java_build=$value ;;
    esac
  done <"$1"
  java_build=${java_build:-$java_feature}
}

ask_java() {
  settings=$("${1%/*}/java" -XshowSettings:properties -version 2>&1) || settings=
  while read -r key equals value; do
    [ "$equals" = '=' ] || continue
    case $key in
      java.home) java_home=$value ;;
      java.runtime.version) java_build=$value ;;
      java.specification.version) set_feature "$value" ;;
    esac
  done <<END
$settings
END
  if [ -z "$java_feature" ]; then
    say "\`$1\` does not print its version. Set JAVA_HOME to a JDK 17 or newer."
    exit 1
  fi
}

# 17.0.15 is Java 17; 1.8.0_402 is Java 8.
set_feature() {
  java_feature=${1#1.}
  java_feature=${java_feature%%[!0-9]*}
}
