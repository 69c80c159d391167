# Makes the archive of classes that a JVM starts cumulusc with; sourced by bin/cumulusc and by the end of the build, after
# find-java.sh.
#
# `set_archive FOLDER` sets
#   archive   the file for the Java that find_java found: each build of Java needs an archive of its own
#
# `make_archive JAR COMMANDS ANSWERS WORK` runs the training commands of a file, in the current folder, and writes the
# archive of the classes that they need. WORK is an empty folder beside the archive. What the JVM says goes to
# WORK/log.

set_archive() {
  if [ "$java_feature" -ge 25 ]; then
    archive=$1/$java_build.aot
  else
    archive=$1/$java_build.jsa
  fi
}

# From 25 on one run records and writes; before, one notes the classes and another writes them. Linked classes would all
# be loaded at each start, those of the deployments' SDK among them.
make_archive() {
  if [ "$java_feature" -ge 25 ]; then
    "$java_home/bin/java" -XX:AOTCacheOutput="$4/archive" -XX:-AOTClassLinking -XX:+UseSerialGC -cp "$1" \
      dev.cumulusc.TrainingRun "$2" "$4/tmp" "$3"
  else
    "$java_home/bin/java" -XX:DumpLoadedClassList="$4/classes" -XX:+UseSerialGC -cp "$1" \
      dev.cumulusc.TrainingRun "$2" "$4/tmp" "$3" &&
      "$java_home/bin/java" -Xshare:dump -XX:SharedClassListFile="$4/classes" -XX:SharedArchiveFile="$4/archive" \
        -XX:+UseSerialGC -cp "$1"
  fi >"$4/log" 2>&1 </dev/null || return 1
  [ -s "$4/archive" ] && mv "$4/archive" "$archive"
}
