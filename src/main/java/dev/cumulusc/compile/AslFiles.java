package dev.cumulusc.compile;

import dev.cumulusc.asl.DefinitionReader;
import dev.cumulusc.asl.MachineType;
import dev.cumulusc.asl.OtherFile;
import dev.cumulusc.asl.StrictJson;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.FileFailure;
import dev.cumulusc.load.Workspace;
import dev.cumulusc.rules.AslValidator;
import dev.cumulusc.source.FileTree;
import dev.cumulusc.source.Origin;
import dev.cumulusc.source.SourceFile;
import dev.cumulusc.template.InlineReferences;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import dev.cumulusc.validate.ReadLines;
import dev.cumulusc.validate.Suppressions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Checks state machine definitions that stand in files of their own, in JSON or YAML. */
public final class AslFiles {
  private static final Pattern DEFINITION = Pattern.compile("(?i).+\\.(json|ya?ml|asl)");

  private static final Pattern ASL_NAME = Pattern.compile("(?i).+\\.asl(\\.(json|ya?ml))?");

  /** What every definition has, however misspelt the rest is. */
  private static final Pattern WORD = Pattern.compile("(?i)StartAt|States");

  private final MachineType type;
  private final Diagnostics diagnostics = new Diagnostics();
  private final Workspace workspace;
  private final ReadLines lines = new ReadLines();

  private AslFiles(MachineType type, Map<String, String> texts) {
    this.type = type;
    this.workspace = Workspace.at(Path.of("")).reading(texts);
  }

  /**
   * Checks files, and all definitions in folders and the folders below them.
   *
   * @param type how the definitions are going to be deployed
   * @return what was found, without what comments in the files suppress
   */
  public static List<Diagnostic> check(List<Path> paths, MachineType type) {
    Diagnostics all = new Diagnostics();
    // Each file by itself: a wrong guess in one says nothing of what follows from slips in others.
    for (Path file : paths.stream().flatMap(path -> files(path, all)).distinct().toList()) {
      Slips.alone(check(file, type, Map.of()), texts -> check(file, type, texts))
          .forEach(all::report);
    }
    return all.sorted();
  }

  private static List<Diagnostic> check(Path file, MachineType type, Map<String, String> texts) {
    AslFiles check = new AslFiles(type, texts);
    check.file(file);
    return Suppressions.apply(check.diagnostics.sorted(), check.lines);
  }

  /** Returns a file, or those in a folder. */
  private static Stream<Path> files(Path path, Diagnostics diagnostics) {
    if (!Files.isDirectory(path)) {
      return Stream.of(path);
    }
    try {
      List<Path> found =
          FileTree.below(path).stream()
              .filter(file -> file.getFileName() != null)
              .filter(file -> DEFINITION.matcher(file.getFileName().toString()).matches())
              .filter(Files::isRegularFile)
              .filter(AslFiles::mayBeDefinition)
              .toList();
      if (found.isEmpty()) {
        diagnostics.report(
            CompileRules.NO_DEFINITIONS,
            named(path),
            "The folder has no files that end in .json, .yml, .yaml or .asl with a `StartAt` or"
                + " `States` in them.");
      }
      return found.stream();
    } catch (IOException e) {
      diagnostics.report(
          CompileRules.NO_DEFINITIONS,
          named(path),
          "The folder can't be read: " + FileFailure.reason(e) + ".");
      return Stream.empty();
    }
  }

  /**
   * Returns whether a file in a folder may hold a definition: there are others with such names,
   * like {@code package.json}, which have none of the words that every definition has.
   */
  private static boolean mayBeDefinition(Path file) {
    if (ASL_NAME.matcher(file.getFileName().toString()).matches()) {
      return true;
    }
    try {
      if (Files.size(file) > Workspace.SIZE_LIMIT) {
        return true;
      }
      // Each byte is a character here, so that other encodings than UTF-8 are found, and refused.
      String text = Files.readString(file, StandardCharsets.ISO_8859_1).replace("\0", "");
      return WORD.matcher(text).find();
    } catch (IOException e) {
      return true;
    }
  }

  private void file(Path path) {
    String name = FileTree.slashes(path);
    Optional<SourceFile> source = workspace.readNamedByUser(name, named(path), diagnostics);
    Optional<Node> definition = source.flatMap(new DefinitionReader(diagnostics)::read);
    if (definition.isEmpty()) {
      return;
    }
    source.ifPresent(lines::add);
    Optional<OtherFile> other =
        definition
            .filter(MappingNode.class::isInstance)
            .flatMap(node -> OtherFile.recognized((MappingNode) node));
    if (other.isPresent()) {
      diagnostics.report(
          CompileRules.NOT_A_DEFINITION,
          other.get().origin(),
          other.get().message(),
          other.get().help());
    } else if (definition.get() instanceof MappingNode mapping) {
      if (name.endsWith(".json")) {
        StrictJson.report(source.get(), Origin::written, diagnostics);
      }
      AslValidator.validate(InlineReferences.of(mapping), type, diagnostics);
    } else {
      diagnostics.report(
          CompileRules.NOT_A_DEFINITION,
          definition.get().origin(),
          "A definition is a mapping, but this is " + definition.get().describe() + ".");
    }
  }

  private static Origin named(Path path) {
    String name = FileTree.slashes(path);
    return Origin.written(SourceFile.of(name, "").start());
  }
}
