package dev.cumulusc.rules.limit;

import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.load.Workspace;
import dev.cumulusc.model.CodeSource;
import dev.cumulusc.model.LambdaSpec;
import dev.cumulusc.model.Located;
import dev.cumulusc.validate.DeploymentRule;
import dev.cumulusc.validate.RuleContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Finds functions whose code is larger than Lambda takes. */
public final class PackageSize implements DeploymentRule {
  private static final RuleInfo UNZIPPED =
      RuleInfo.error(
              Stage.LIMIT,
              "C5181",
              "package-too-large",
              "The unzipped code of a function exceeds 250 MB.")
          .fixedBy(
              "Leave out of the package what the function does not need, such as"
                  + " development dependencies, or run it in a container with `docker: true`.")
          .accordingTo(Authority.aws("lambda/latest/dg/gettingstarted-limits.html"));

  private static final RuleInfo ZIPPED =
      RuleInfo.warning(
              Stage.LIMIT, "C5182", "zip-too-large", "The zip file of a function exceeds 50 MB.")
          .because("Lambda takes such a file from S3 only, and each cold start unpacks it.")
          .fixedBy(
              "Leave out of the package what the function does not need, or run it in a"
                  + " container with `docker: true`.")
          .accordingTo(Authority.aws("lambda/latest/dg/gettingstarted-limits.html"));

  private static final long MEGABYTE = 1 << 20;
  private static final long MOST_UNZIPPED = 250 * MEGABYTE;
  private static final long MOST_ZIPPED = 50 * MEGABYTE;

  @Override
  public List<RuleInfo> infos() {
    return List.of(UNZIPPED, ZIPPED);
  }

  /** Checks the code in the application's folder. Whoever packs it reports what can't be read. */
  @Override
  public void check(RuleContext context, Diagnostics diagnostics) {
    // What is not there was reported when its address was worked out.
    Diagnostics reportedBefore = Diagnostics.discarding();
    for (LambdaSpec lambda : context.deployment().lambdas()) {
      if (lambda.code().source() instanceof CodeSource.Local local) {
        Located<String> source = local.path();
        context
            .workspace()
            .locate(source.value(), Workspace.Kind.EITHER, source.origin(), reportedBefore)
            .ifPresent(path -> check(lambda, source, path, diagnostics));
      }
    }
  }

  private static void check(
      LambdaSpec lambda, Located<String> source, Path path, Diagnostics diagnostics) {
    try {
      boolean zip = Files.isRegularFile(path) && path.toString().endsWith(".zip");
      long zipped = zip ? Files.size(path) : 0;
      long unzipped = zip ? unzipped(path) : size(path);
      if (unzipped > MOST_UNZIPPED) {
        report(
            UNZIPPED, lambda, source, unzipped, "when it is unzipped", MOST_UNZIPPED, diagnostics);
      } else if (zipped > MOST_ZIPPED) {
        report(ZIPPED, lambda, source, zipped, "as a zip file", MOST_ZIPPED, diagnostics);
      }
    } catch (IOException | UncheckedIOException e) {
      // Whoever packs the code reports that it can't be read.
      return;
    }
  }

  private static long unzipped(Path path) throws IOException {
    try (ZipFile archive = new ZipFile(path.toFile())) {
      return archive.stream().mapToLong(ZipEntry::getSize).filter(size -> size > 0).sum();
    }
  }

  private static long size(Path path) throws IOException {
    try (Stream<Path> files = Files.walk(path, FileVisitOption.FOLLOW_LINKS)) {
      long sum = 0;
      for (Path file : (Iterable<Path>) files::iterator) {
        sum += Files.isRegularFile(file) ? Files.size(file) : 0;
      }
      return sum;
    }
  }

  private static void report(
      RuleInfo rule,
      LambdaSpec lambda,
      Located<String> source,
      long size,
      String how,
      long most,
      Diagnostics diagnostics) {
    String name = lambda.name().value();
    diagnostics.report(
        Diagnostic.of(
                rule,
                source.origin(),
                String.format(
                    Locale.ROOT,
                    "The code of `%s` has %d MB %s, but Lambda takes %d.",
                    name,
                    (size + MEGABYTE - 1) / MEGABYTE,
                    how,
                    most / MEGABYTE))
            .withHelp(
                "Leave out of the package what the function does not need, or run it in a"
                    + " container with `docker: true`."));
  }
}
