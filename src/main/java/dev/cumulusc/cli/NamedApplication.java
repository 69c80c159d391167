package dev.cumulusc.cli;

import java.nio.file.Path;

/** What knows which application folder a command line names. */
interface NamedApplication {
  /** Returns the folder, or {@link FolderParameter#HERE} if none is named. */
  Path folder();
}
