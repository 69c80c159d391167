package dev.cumulusc.diagnostic;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/** Why a file could not be read or written, in words; the JDK often gives its path alone. */
public final class FileFailure {
  private FileFailure() {}

  /** Returns the reason as the end of a sentence, without a period. */
  public static String reason(IOException failure) {
    if (failure instanceof FileSystemException file && file.getFile() != null) {
      String path = "`" + file.getFile() + "`";
      if (file instanceof NoSuchFileException) {
        return "there is no " + path;
      } else if (file instanceof AccessDeniedException) {
        return "the permission for " + path + " is denied";
      } else if (file instanceof FileAlreadyExistsException) {
        return Files.isSymbolicLink(Path.of(file.getFile()))
            ? "the link " + path + " leads to no folder"
            : path + " is there already, and is not a folder";
      } else if (file instanceof NotDirectoryException) {
        return path + " is not a folder";
      } else if (file instanceof DirectoryNotEmptyException) {
        return path + " is a folder that is not empty";
      } else if (file instanceof FileSystemLoopException) {
        return "the link " + path + " leads to a folder that holds it";
      }
      return file.getReason() == null ? path + " can't be used" : path + ": " + file.getReason();
    }
    if (failure instanceof CharacterCodingException) {
      return "it is not text in UTF-8";
    }
    String message = String.valueOf(failure.getMessage());
    return message.endsWith(".") ? message.substring(0, message.length() - 1) : message;
  }
}
