package dev.cumulusc.rules.reference;

import dev.cumulusc.asl.text.ComposedString;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Severity;
import dev.cumulusc.diagnostic.Words;
import dev.cumulusc.rules.reference.ArnParts.Part;
import dev.cumulusc.source.Origin;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Checks the parts of ARNs that are written out: partition, Region, account.
 *
 * @param info what is reported
 * @param gravest how grave the findings are at most: in a bare definition, an account may be one of
 *     an example
 */
record ArnCheck(RuleInfo info, Severity gravest, Diagnostics out) {
  private static final int PARTITION = 1;
  private static final int REGION = 3;
  private static final int ACCOUNT = 4;

  /** How many parts an ARN has before the one that names its resource. */
  private static final int HEAD = 5;

  private static final int ACCOUNT_DIGITS = 12;
  private static final Pattern DIGITS = Pattern.compile("\\d[\\d-]*");
  private static final Pattern REGION_LIKE = Pattern.compile("[a-z]{2}(?:-[a-z]+)++-?\\d+[a-z]?");
  private static final Pattern PARTITION_LIKE = Pattern.compile("aws[a-z0-9-]*");
  private static final String FORM = "An ARN is `arn:PARTITION:SERVICE:REGION:ACCOUNT:RESOURCE`.";

  /** What the Serverless Framework's plug-in for pseudo parameters replaces, and nothing else. */
  private static final Pattern HASH = Pattern.compile("#\\{(AWS::[A-Za-z]+)}");

  /** Checks a string, if it is an ARN. */
  void check(ComposedString value) {
    List<Part> parts = ArnParts.of(value);
    if (parts.size() > HEAD && parts.get(0).text().equals(Optional.of("arn"))) {
      partition(parts.get(PARTITION), parts.get(REGION));
      parts.get(REGION).text().ifPresent(text -> region(text, parts.get(REGION).origin()));
      parts
          .get(ACCOUNT)
          .text()
          .filter(text -> !isAccount(parts.get(REGION).text().orElse("")))
          .ifPresent(text -> account(text, parts.get(ACCOUNT).origin()));
    }
  }

  /** Reports <code>#{AWS::Region}</code>, which CloudFormation takes for text. */
  void checkHashes(ComposedString value) {
    for (ComposedString.Piece piece : value.pieces()) {
      if (piece instanceof ComposedString.Literal literal) {
        Matcher hash = HASH.matcher(literal.text());
        while (hash.find()) {
          String meant = "${" + hash.group(1) + "}";
          Origin origin = literal.origin().ofPart(literal.text(), hash.start(), hash.end());
          out.report(
              found(origin, "`" + hash.group() + "` is text to CloudFormation, and no reference.")
                  .withHelp("Write `" + meant + "`.")
                  .withFix(hash.group(), meant));
        }
      }
    }
  }

  private void partition(Part partition, Part region) {
    String written = partition.text().orElse("");
    if (!PARTITION_LIKE.matcher(written).matches()) {
      return;
    }
    String regionName = region.text().orElse("");
    Optional<String> ofRegion = Partitions.of(regionName);
    if (ofRegion.isPresent() && !ofRegion.get().equals(written)) {
      out.report(
          found(
                  partition.origin(),
                  "The Region `"
                      + regionName
                      + "` is in the partition `"
                      + ofRegion.get()
                      + "`, and not in `"
                      + written
                      + "`.")
              .withHelp("Write `" + ofRegion.get() + "`, or `${AWS::Partition}`.")
              .withFix(written, ofRegion.get()));
    } else if (!Partitions.has(written)) {
      Diagnostic unknown =
          found(partition.origin(), "AWS has no partition `" + written + "`.")
              .withSeverity(Severity.WARNING);
      out.report(
          Partitions.nearestPartition(written)
              .map(near -> unknown.withHelp("Did you mean `" + near + "`?"))
              .orElse(unknown));
    }
  }

  /** New Regions come; what is near to none of today's may be one. */
  private void region(String written, Origin origin) {
    if (isAccount(written)) {
      out.report(
          found(origin, "`" + written + "` is an account, but stands where an ARN has its Region.")
              .withHelp(FORM));
    } else if (REGION_LIKE.matcher(written).matches() && Partitions.of(written).isEmpty()) {
      Partitions.nearestRegion(written)
          .ifPresent(
              near ->
                  out.report(
                      found(origin, "AWS has no Region `" + written + "`.")
                          .withSeverity(Severity.WARNING)
                          .withHelp("Did you mean `" + near + "`?")));
    }
  }

  private void account(String written, Origin origin) {
    if (Partitions.hasRegion(written)) {
      out.report(
          found(origin, "`" + written + "` is a Region, but stands where an ARN has its account.")
              .withHelp(FORM));
    } else if (DIGITS.matcher(written).matches() && !isAccount(written)) {
      String digits = written.replace("-", "");
      boolean isWhole = digits.length() == ACCOUNT_DIGITS;
      Diagnostic wrong =
          found(
              origin,
              "An account is 12 digits, but `"
                  + written
                  + "` has "
                  + (isWhole ? "dashes" : Words.count(digits.length(), "digit"))
                  + ".");
      out.report(
          isWhole
              ? wrong.withHelp("Write `" + digits + "`.").withFix(written, digits)
              : wrong.withHelp("Write all digits, or `${AWS::AccountId}` for this account."));
    }
  }

  private static boolean isAccount(String text) {
    return text.length() == ACCOUNT_DIGITS && text.chars().allMatch(Character::isDigit);
  }

  private Diagnostic found(Origin origin, String message) {
    return Diagnostic.of(info, origin, message).withSeverity(gravest);
  }
}
