package dev.cumulusc.report.deploy;

import dev.cumulusc.compare.AccessChange;
import dev.cumulusc.compare.ResourceDelta;
import dev.cumulusc.compare.Risk;
import dev.cumulusc.compare.StackDelta;
import dev.cumulusc.compare.ValueChange;
import dev.cumulusc.diagnostic.Words;
import dev.cumulusc.report.Theme;
import dev.cumulusc.template.ResourceTypes;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What becomes of stacks for people: a tree of their resources, and what to look at twice. */
final class StackDeltaText {
  private static final String INDENT = "  ";

  /** The columns that a mark takes, with what follows it. */
  private static final int MARK_WIDTH = 6;

  /** Names that are longer don't move the others' types. */
  private static final int MAX_NAME_WIDTH = 44;

  private final Theme theme;
  private final ValueLines values;
  private final AccessLines access;
  private final StringBuilder out = new StringBuilder();

  StackDeltaText(Theme theme) {
    this.theme = theme;
    this.values = new ValueLines(theme);
    this.access = new AccessLines(theme);
  }

  /** Returns what becomes of the resources and settings of a stack. */
  String print(StackDelta delta) {
    out.setLength(0);
    delta(delta, INDENT);
    return out.toString();
  }

  private void delta(StackDelta delta, String indent) {
    int width =
        delta.resources().stream()
            .mapToInt(each -> each.logicalId().length())
            .filter(length -> length <= MAX_NAME_WIDTH)
            .max()
            .orElse(0);
    delta.resources().forEach(each -> resource(each, delta, indent, width));
    rolesElsewhere(delta, indent, width);
    if (!delta.settings().isEmpty()) {
      String inner = indent + " ".repeat(MARK_WIDTH);
      delta.settings().forEach(each -> lines(values.of(each), indent, "~", inner));
    }
  }

  /** Adds lines of which the first has a mark. */
  private void lines(List<String> lines, String indent, String mark, String inner) {
    out.append(indent).append(theme.changed(pad(mark, MARK_WIDTH))).append(lines.get(0));
    out.append('\n');
    lines.subList(1, lines.size()).forEach(line -> out.append(inner).append(line).append('\n'));
  }

  /** Roles that change only through policies that are attached to them. */
  private void rolesElsewhere(StackDelta delta, String indent, int width) {
    String inner = indent + " ".repeat(MARK_WIDTH);
    for (AccessChange change : delta.access()) {
      if (delta.resources().stream().noneMatch(each -> each.logicalId().equals(change.role()))) {
        out.append(indent)
            .append(pad("", MARK_WIDTH))
            .append(pad(change.role(), width))
            .append(INDENT)
            .append(ResourceTypes.ROLE)
            .append(INDENT)
            .append(theme.faint("(through its policies)"))
            .append('\n');
        access.of(change).forEach(line -> out.append(inner).append(line).append('\n'));
      }
    }
  }

  private void resource(ResourceDelta resource, StackDelta delta, String indent, int width) {
    String head = pad(mark(resource), MARK_WIDTH) + pad(resource.logicalId(), width);
    out.append(indent)
        .append(colored(resource.kind(), head))
        .append(INDENT)
        .append(resource.type());
    if (!resource.certain()) {
      out.append(' ').append(theme.faint("(perhaps)"));
    }
    if (resource.isAboutAccess()) {
      out.append(' ').append(theme.notable("(IAM)"));
    }
    resource.at().ifPresent(at -> out.append(INDENT).append(theme.faint(at)));
    out.append('\n');
    String inner = indent + " ".repeat(MARK_WIDTH);
    remarks(resource, delta).forEach(line -> out.append(inner).append(line).append('\n'));
    for (ValueChange change : shown(resource)) {
      values.of(change).forEach(line -> out.append(inner).append(line).append('\n'));
    }
    resource.nested().ifPresent(nested -> delta(nested, inner));
  }

  /** What is new has all its values in the files, and what goes has them no more. */
  private static List<ValueChange> shown(ResourceDelta resource) {
    if (resource.kind() == ResourceDelta.Kind.ADD || resource.kind() == ResourceDelta.Kind.REMOVE) {
      return List.of();
    }
    List<ValueChange> all = new ArrayList<>(resource.properties());
    all.addAll(resource.attributes());
    return all;
  }

  private List<String> remarks(ResourceDelta resource, StackDelta delta) {
    List<String> remarks = new ArrayList<>();
    resource.risk().ifPresent(risk -> remarks.add(risk(risk, resource)));
    if (resource.isAboutAccess() && !shown(resource).isEmpty()) {
      remarks.addAll(
          delta
              .accessOf(resource.logicalId())
              .map(access::of)
              .orElseGet(() -> List.of(theme.notable(unchanged(resource)))));
    }
    resource
        .drift()
        .ifPresent(
            drift ->
                remarks.add(
                    theme.notable(
                        "! drift: it is "
                            + drift.toLowerCase(Locale.ROOT)
                            + " outside of CloudFormation")));
    return remarks;
  }

  private static String unchanged(ResourceDelta resource) {
    return resource.type().equals(ResourceTypes.ROLE) && resource.certain()
        ? "IAM: allows the same as before"
        : "! IAM: changes who may do what";
  }

  private String risk(Risk risk, ResourceDelta resource) {
    String text =
        "! "
            + (isLoss(resource) ? "DATA LOSS: " : "")
            + "the "
            + risk.what()
            + " "
            + RiskWords.happens(risk)
            + "; lost: "
            + risk.lost();
    return risk.allowed()
        .map(reason -> theme.notable(text) + theme.faint(" (allowed: " + reason + ")"))
        .orElseGet(() -> theme.alarming(text));
  }

  /** Returns whether something is surely or perhaps lost for good. */
  private static boolean isLoss(ResourceDelta resource) {
    return resource
        .risk()
        .filter(risk -> risk.kind() != Risk.Kind.UNPROTECTED)
        .filter(risk -> resource.retention() == ResourceDelta.Retention.DELETED)
        .isPresent();
  }

  private String mark(ResourceDelta resource) {
    String mark =
        switch (resource.kind()) {
          case ADD, IMPORT -> "+";
          case CHANGE -> "~";
          case REPLACE -> "-/+";
          case REMOVE -> "-";
        };
    return resource.certain() ? mark : mark + "?";
  }

  private String colored(ResourceDelta.Kind kind, String text) {
    return switch (kind) {
      case ADD, IMPORT -> theme.good(text);
      case CHANGE -> theme.changed(text);
      case REPLACE -> theme.notable(text);
      case REMOVE -> theme.bad(text);
    };
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }

  /** Returns how many resources change in which way, with what to look at twice, in a line. */
  String summary(List<StackDelta> deltas) {
    List<ResourceDelta> all = new ArrayList<>();
    deltas.forEach(delta -> delta.forEach(all::add));
    Map<ResourceDelta.Kind, Integer> counts = new EnumMap<>(ResourceDelta.Kind.class);
    all.stream()
        .filter(ResourceDelta::certain)
        .forEach(each -> counts.merge(each.kind(), 1, Integer::sum));
    List<ResourceDelta> uncertain = all.stream().filter(each -> !each.certain()).toList();
    long replaced =
        uncertain.stream().filter(each -> each.kind() == ResourceDelta.Kind.REPLACE).count();
    long changed = uncertain.size() - replaced;
    List<String> parts = new ArrayList<>();
    parts.add(
        count(counts, ResourceDelta.Kind.ADD, "added")
            + ", "
            + count(counts, ResourceDelta.Kind.CHANGE, "changed")
            + ", "
            + count(counts, ResourceDelta.Kind.REPLACE, "replaced")
            + ", "
            + count(counts, ResourceDelta.Kind.REMOVE, "removed"));
    if (counts.containsKey(ResourceDelta.Kind.IMPORT)) {
      parts.add(count(counts, ResourceDelta.Kind.IMPORT, "imported"));
    }
    if (changed > 0) {
      parts.add(changed + " perhaps changed");
    }
    if (replaced > 0) {
      parts.add(theme.notable(replaced + " perhaps replaced"));
    }
    if (all.stream().anyMatch(ResourceDelta::isAboutAccess)) {
      parts.add(theme.notable("IAM changes" + rolesIn(deltas)));
    }
    if (all.stream().anyMatch(StackDeltaText::isLoss)) {
      parts.add(theme.alarming("data loss"));
    }
    return theme.strong("Summary: ") + String.join("; ", parts) + ".\n";
  }

  private static String rolesIn(List<StackDelta> deltas) {
    List<AccessChange> roles = deltas.stream().flatMap(StackDelta::allAccess).toList();
    long widened = roles.stream().filter(role -> !role.widened().isEmpty()).count();
    long narrowed = roles.stream().filter(role -> !role.narrowed().isEmpty()).count();
    List<String> parts = new ArrayList<>();
    if (widened > 0) {
      parts.add(Words.count(widened, "role") + " widened");
    }
    if (narrowed > 0) {
      parts.add(Words.count(narrowed, "role") + " narrowed");
    }
    return parts.isEmpty() ? "" : " (" + String.join(", ", parts) + ")";
  }

  private static String count(
      Map<ResourceDelta.Kind, Integer> counts, ResourceDelta.Kind kind, String word) {
    return counts.getOrDefault(kind, 0) + " " + word;
  }
}
