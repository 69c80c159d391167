package dev.cumulusc.cli.settings;

import dev.cumulusc.bind.key.Fields;
import dev.cumulusc.bind.key.KeyRules;
import dev.cumulusc.catalog.RuleCatalog;
import dev.cumulusc.catalog.RuleSelector;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.Severity;
import dev.cumulusc.load.Workspace;
import dev.cumulusc.load.YamlLoader;
import dev.cumulusc.model.Located;
import dev.cumulusc.rehearse.task.MockFile;
import dev.cumulusc.source.FileTree;
import dev.cumulusc.source.Origin;
import dev.cumulusc.source.SourceFile;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The file {@code cumulusc.yml}: found in a folder or, within the same Git repository, in one above
 * it. Folders beyond the repository are not searched, since files there may be somebody else's.
 */
public final class SettingsFile {
  /** The file's name. */
  public static final String NAME = "cumulusc.yml";

  private SettingsFile() {}

  /** Returns the settings file that holds for a folder, by its path from the current folder. */
  public static Optional<Path> find(Path folder) {
    Path start = folder.toAbsolutePath().normalize();
    Optional<Path> repository = upwards(start, ".git");
    Optional<Path> found =
        upwards(start, NAME)
            .filter(file -> !Files.isDirectory(file))
            .filter(
                file ->
                    start.equals(file.getParent())
                        || repository.map(Path::getParent).filter(file::startsWith).isPresent());
    return found.map(file -> FileTree.fromFolder(Path.of(""), file));
  }

  private static Optional<Path> upwards(Path start, String name) {
    for (@Nullable Path each = start; each != null; each = each.getParent()) {
      if (Files.exists(each.resolve(name), LinkOption.NOFOLLOW_LINKS)) {
        return Optional.of(each.resolve(name));
      }
    }
    return Optional.empty();
  }

  /**
   * Reads a settings file.
   *
   * @param trusted whether it may be a link to a file outside of its folder
   * @param diagnostics gets what is wrong with it, all of it as errors
   */
  public static Settings read(Path file, boolean trusted, Diagnostics diagnostics) {
    return text(file, trusted, diagnostics)
        .flatMap(text -> new YamlLoader(diagnostics).load(text))
        .filter(node -> !node.isNull())
        .map(node -> settings(node, file, trusted, diagnostics))
        .orElse(Settings.NONE);
  }

  private static Optional<SourceFile> text(Path file, boolean trusted, Diagnostics diagnostics) {
    if (!trusted && !mayFollow(file, diagnostics)) {
      return Optional.empty();
    }
    return Workspace.at(Path.of("")).readNamedByUser(file, diagnostics);
  }

  /** Returns whether the file is in its folder; a stranger's link out of it is reported. */
  private static boolean mayFollow(Path file, Diagnostics diagnostics) {
    Origin named = Origin.written(SourceFile.of(FileTree.slashes(file), "").start());
    @Nullable Path folder = file.getParent();
    return Workspace.ofStranger(folder == null ? Path.of("") : folder)
        .mayFollow(file, named, diagnostics);
  }

  private static Settings settings(Node node, Path file, boolean trusted, Diagnostics diagnostics) {
    if (!(node instanceof MappingNode mapping)) {
      diagnostics.report(
          KeyRules.BAD_VALUE,
          node.origin(),
          "The settings are a mapping, but this is " + node.describe() + ".");
      return Settings.NONE;
    }
    Fields fields = Fields.open(SettingsKeys.FILE, mapping, MockFile.reading(mapping, diagnostics));
    @Nullable Path parent = file.getParent();
    Path home = parent == null ? Path.of("") : parent;
    Optional<Located<String>> root = fields.optional(SettingsKeys.ROOT);
    Settings settings =
        new Settings(
            Optional.of(
                new Settings.Root(
                    path(root, home, trusted, diagnostics).orElse(home),
                    root.map(Located::origin))),
            fields.optional(SettingsKeys.DEPLOYMENT),
            path(fields.optional(SettingsKeys.OUTPUT), home, trusted, diagnostics),
            fields.optional(SettingsKeys.FAIL_ON).map(Located::value),
            fields.list(SettingsKeys.SELECT),
            ignored(fields));
    settings.select().forEach(rule -> check(rule, diagnostics));
    settings.ignore().forEach(rule -> check(rule, diagnostics));
    settings.ignore().forEach(rule -> refuseError(rule, diagnostics));
    return settings;
  }

  private static Optional<Path> path(
      Optional<Located<String>> written, Path home, boolean trusted, Diagnostics diagnostics) {
    try {
      if (!trusted && written.filter(each -> leavesFolder(Path.of(each.value()))).isPresent()) {
        diagnostics.report(
            KeyRules.BAD_VALUE,
            written.orElseThrow().origin(),
            "The path leads out of the folder of the settings file, and `--untrusted` follows no"
                + " such path.");
        return Optional.empty();
      }
      return written.map(each -> home.resolve(each.value()));
    } catch (InvalidPathException e) {
      diagnostics.report(
          KeyRules.BAD_VALUE, written.orElseThrow().origin(), "No folder can have this name.");
      return Optional.empty();
    }
  }

  private static boolean leavesFolder(Path path) {
    return path.getRoot() != null || path.normalize().startsWith("..");
  }

  private static List<Located<String>> ignored(Fields fields) {
    List<Located<String>> rules = new ArrayList<>();
    for (Located<Fields> each : fields.list(SettingsKeys.IGNORE)) {
      each.value()
          .required(SettingsKeys.REASON)
          .filter(reason -> reason.value().isBlank())
          .ifPresent(
              reason ->
                  fields
                      .diagnostics()
                      .report(
                          KeyRules.BAD_VALUE,
                          reason.origin(),
                          "The reason is blank: say why this rule's findings are of no use here."));
      each.value().required(SettingsKeys.RULE).ifPresent(rules::add);
    }
    return rules;
  }

  private static void check(Located<String> rule, Diagnostics diagnostics) {
    try {
      RuleSelector.of(List.of(rule.value()));
    } catch (RuleSelector.UnknownRuleException e) {
      diagnostics.report(KeyRules.BAD_VALUE, rule.origin(), String.valueOf(e.getMessage()));
    }
  }

  private static void refuseError(Located<String> rule, Diagnostics diagnostics) {
    RuleCatalog.find(rule.value())
        .filter(found -> found.severity() == Severity.ERROR)
        .ifPresent(
            found ->
                diagnostics.report(
                    KeyRules.BAD_VALUE,
                    rule.origin(),
                    "`%s` reports errors, which can't be ignored.".formatted(rule.value()),
                    "`cumulusc explain %s` shows how to correct them.".formatted(found.code())));
  }
}
