package dev.cumulusc.rules.limit;

import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.source.Origin;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.Resource;
import dev.cumulusc.template.Resources;
import dev.cumulusc.validate.CheckedTemplate;
import dev.cumulusc.validate.TemplateRule;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Finds tags of resources whose key only AWS may set. */
public final class ReservedTags implements TemplateRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
              Stage.LIMIT,
              "C5180",
              "reserved-tag",
              "The key of a tag begins with `aws:`, in whatever case.")
          .because("AWS keeps this prefix for tags of its own and refuses the resource.")
          .fixedBy("Rename the key.")
          .accordingTo(
              Authority.aws(
                  "AWSCloudFormation/latest/TemplateReference/aws-properties-resource-tags.html"));

  private static final String RESERVED = "aws:";

  /** The properties that hold tags, as a list of keys with values or as a mapping. */
  private static final List<String> PROPERTIES =
      List.of("Tags", "UserPoolTags", "HostedZoneTags", "FileSystemTags", "AccessPointTags");

  private static final String KEY = "Key";

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(CheckedTemplate checked, Diagnostics out) {
    for (Resource resource : checked.template().resources().values()) {
      resource
          .properties()
          .ifPresent(
              properties -> PROPERTIES.forEach(name -> check(resource, properties.get(name), out)));
    }
  }

  private static void check(Resource resource, @Nullable CfnValue tags, Diagnostics out) {
    if (tags instanceof CfnValue.Mapping mapping) {
      mapping.members().forEach((key, tag) -> check(resource, key, tag.key(), out));
    } else if (tags instanceof CfnValue.Sequence list) {
      for (CfnValue item : list.items()) {
        if (item instanceof CfnValue.Mapping tag) {
          Resources.text(tag, KEY)
              .ifPresent(
                  key -> check(resource, key, Objects.requireNonNull(tag.get(KEY)).origin(), out));
        }
      }
    }
  }

  private static void check(Resource resource, String key, Origin at, Diagnostics out) {
    if (key.regionMatches(true, 0, RESERVED, 0, RESERVED.length())) {
      out.report(
          INFO,
          at,
          "The tag `"
              + key
              + "` of `"
              + resource.logicalId()
              + "` has the prefix `aws:`, which is reserved for AWS.",
          INFO.fix());
    }
  }
}
