package dev.cumulusc.cli;

import dev.cumulusc.draw.Mermaid;
import dev.cumulusc.draw.Picture;
import dev.cumulusc.draw.Svg;
import dev.cumulusc.draw.layout.LayoutEngine;
import dev.cumulusc.draw.layout.LayoutEngines;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** How pictures are written. */
enum GraphFormat {
  mermaid("mmd"),
  svg("svg");

  /** Names of files that browsers and other programs open as pictures or documents. */
  private static final Pattern IMAGE =
      Pattern.compile("(?i).+\\.(png|jpe?g|gif|webp|bmp|tiff?|pdf|svgz|html?)");

  private final String ending;

  GraphFormat(String ending) {
    this.ending = ending;
  }

  /** Returns what the names of files end in. */
  String ending() {
    return ending;
  }

  /** Returns why a file of this name would not be what its name says, if so. */
  private static Optional<String> problem(Path file) {
    return IMAGE.matcher(String.valueOf(file.getFileName())).matches()
        ? Optional.of("`" + file + "` can't be drawn: name a file that ends in `.svg` or `.mmd`.")
        : Optional.empty();
  }

  /** Refuses a file that would not be what its name says, before anything is done for it. */
  static void check(Path file, CommandSpec spec) {
    problem(file)
        .ifPresent(
            problem -> {
              throw new ParameterException(spec.commandLine(), problem);
            });
  }

  /** Returns the format that a file's name says; Mermaid for all but SVG. */
  static GraphFormat of(Path file) {
    return file.toString().toLowerCase(Locale.ROOT).endsWith("." + svg.ending) ? svg : mermaid;
  }

  /** Returns what keeps the pictures from being shown later, in sentences. */
  List<String> doubts(List<Picture> pictures) {
    List<String> doubts = new ArrayList<>();
    for (Picture picture : this == mermaid ? pictures : List.<Picture>of()) {
      Mermaid.excess(picture)
          .map(why -> "`%s` is too large: %s. Draw it as SVG.".formatted(picture.title(), why))
          .ifPresent(doubts::add);
    }
    return doubts;
  }

  /**
   * Returns pictures as texts, in their order.
   *
   * @throws IOException if what lays them out is missing
   */
  List<String> print(List<Picture> pictures) throws IOException {
    Optional<LayoutEngine> engine =
        this == svg ? Optional.of(LayoutEngines.find()) : Optional.empty();
    List<String> texts = new ArrayList<>();
    for (Picture picture : pictures) {
      texts.add(
          engine
              .map(each -> Svg.document(picture, each, "machine"))
              .orElseGet(() -> Mermaid.print(picture)));
    }
    return texts;
  }
}
