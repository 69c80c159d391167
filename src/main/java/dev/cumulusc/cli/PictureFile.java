package dev.cumulusc.cli;

import dev.cumulusc.compile.OutputFolder;
import dev.cumulusc.diagnostic.FileFailure;
import dev.cumulusc.diagnostic.Words;
import dev.cumulusc.draw.Picture;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes pictures, and pages with pictures, to the files that a user names. */
final class PictureFile {
  private PictureFile() {}

  /** Writes a file, as a whole or not at all; its folder is made when it is missing. */
  static void write(Path file, String text) throws IOException {
    Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(Path.of(""));
    new OutputFolder(folder).write(Map.of(String.valueOf(file.getFileName()), text));
  }

  /**
   * Returns whether a user means a folder, however many pictures there are: one that is there, or a
   * name without an ending. What is there already, such as {@code /dev/stdout}, is a file.
   */
  static boolean isFolder(Path place) {
    String name = String.valueOf(place.getFileName());
    boolean hasEnding = name.lastIndexOf('.') > 0;
    return Files.isDirectory(place) || !hasEnding && !Files.exists(place);
  }

  /**
   * Draws pictures: one into a file whose name says the format, or any number into a folder as SVG.
   * A name with an ending never becomes a folder.
   *
   * @param isFolderOfOne whether the place is a folder even for one picture
   * @return whether they are written; why not is printed
   */
  static boolean draw(List<Picture> pictures, Path place, boolean isFolderOfOne, PrintWriter err) {
    if (!isFolderOfOne && pictures.size() > 1) {
      List<String> names = pictures.stream().map(Picture::title).toList();
      err.println(
          "error: A picture is of one workflow, and there are "
              + Words.all(names)
              + ": `"
              + place
              + "` can't hold them. Name a folder, which has no ending.");
      return false;
    }
    boolean isFolder = isFolderOfOne || pictures.isEmpty();
    GraphFormat format = isFolder ? GraphFormat.svg : GraphFormat.of(place);
    format.doubts(pictures).forEach(doubt -> err.println("warning: " + doubt));
    try {
      write(pictures, place, isFolder, format);
      return true;
    } catch (IOException e) {
      err.println("error: " + failure(place, e));
      return false;
    }
  }

  /**
   * Writes pictures: one into a file, or any number into a folder.
   *
   * @return the files
   */
  static List<Path> write(List<Picture> pictures, Path place, boolean isFolder, GraphFormat format)
      throws IOException {
    List<String> texts = format.print(pictures);
    if (!isFolder) {
      write(place, texts.get(0));
      return List.of(place);
    }
    Map<String, String> files = new LinkedHashMap<>();
    for (int i = 0; i < texts.size(); i++) {
      files.put(fileName(pictures.get(i)) + "." + format.ending(), texts.get(i));
    }
    return new OutputFolder(place).write(files);
  }

  /** A workflow's name can have signs that a file's can't. */
  private static String fileName(Picture picture) {
    return picture.title().replaceAll("[^A-Za-z0-9._-]", "_").replaceFirst("^\\.+", "_");
  }

  /** Says why a picture could not be written. */
  static String failure(@Nullable Path file, IOException e) {
    return (file == null ? "" : "`" + file + "` can't be written: ") + FileFailure.reason(e) + ".";
  }
}
