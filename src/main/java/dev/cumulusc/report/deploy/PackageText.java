package dev.cumulusc.report.deploy;

import dev.cumulusc.deploy.bundle.PreparedStack;
import dev.cumulusc.deploy.bundle.Upload;
import dev.cumulusc.deploy.bundle.UploadResult;
import dev.cumulusc.deploy.service.TemplateLocation;
import dev.cumulusc.diagnostic.Words;
import dev.cumulusc.report.Theme;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Packages and their uploads as text. */
public final class PackageText {
  /** The most columns of a bar; on a narrow terminal it has what is left beside the numbers. */
  private static final int MAX_BAR_WIDTH = 30;

  private static final String UPLOADING = "Uploading ";

  private final Theme theme;

  public PackageText(Theme theme) {
    this.theme = theme;
  }

  /**
   * Returns how far uploads are, in one line without its end.
   *
   * @param done how many of the objects are written
   * @param part how much of all is, from 0 to 1
   * @param bytes how many bytes were sent
   * @param width how many columns the terminal has
   */
  public String bar(int done, int count, double part, long bytes, int width) {
    String numbers = String.format(Locale.ROOT, "%d of %d, %s", done, count, Words.size(bytes));
    int room = Math.min(MAX_BAR_WIDTH, width - UPLOADING.length() - numbers.length() - 4);
    if (room < 1) {
      String line = UPLOADING + numbers;
      return line.substring(0, Math.max(0, Math.min(line.length(), width - 1)));
    }
    int full = (int) (Math.min(part, 1) * room);
    return UPLOADING
        + "["
        + theme.good("=".repeat(full))
        + " ".repeat(room - full)
        + "] "
        + numbers;
  }

  /** Returns the line about an object that was written. */
  public String written(Upload upload, long bytes) {
    return "Uploaded the " + upload.source().what() + " (" + Words.size(bytes) + ").";
  }

  /**
   * Returns what was done.
   *
   * @param subject what was packaged: {@code examples/docker-task (deployment default)}
   * @param files the templates that were written, the main one first
   * @param uploaded what came of the uploads; nothing if it is not uploaded
   * @param elapsed the time since the program's start
   */
  public String summary(
      String subject,
      PreparedStack stack,
      List<String> files,
      Optional<UploadResult> uploaded,
      Duration elapsed) {
    StringBuilder text = new StringBuilder();
    text.append(theme.good("Packaged "))
        .append(theme.strong(subject))
        .append(" in ")
        .append(Words.seconds(elapsed))
        .append('\n');
    files.forEach(file -> text.append("  ").append(theme.strong(file)).append('\n'));
    text.append(uploaded.map(this::uploads).orElseGet(() -> missing(stack)));
    if (stack.location() instanceof TemplateLocation.Url url) {
      text.append("  too large for a request; its address is ").append(url.address()).append('\n');
    }
    if (!stack.input().capabilities().isEmpty()) {
      text.append("  to deploy with ")
          .append(String.join(", ", stack.input().capabilities()))
          .append('\n');
    }
    return text.toString();
  }

  private String uploads(UploadResult result) {
    int count = result.written().size();
    int present = result.present().size();
    if (count + present == 0) {
      return "  nothing has to be in S3\n";
    }
    long bytes = result.written().stream().mapToLong(UploadResult.Written::size).sum();
    String written =
        count == 0
            ? "nothing to upload"
            : "uploaded " + Words.count(count, "object") + " (" + Words.size(bytes) + ")";
    return "  " + written + (present == 0 ? "" : ", " + present + " there already") + "\n";
  }

  private static String missing(PreparedStack stack) {
    return stack.uploads().stream()
        .map(
            upload ->
                String.format(
                    Locale.ROOT,
                    "  not uploaded: %s to s3://%s/%s\n",
                    upload.source().what(),
                    upload.bucket(),
                    upload.key()))
        .collect(Collectors.joining());
  }
}
