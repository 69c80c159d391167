package dev.cumulusc.deploy.aws;

import dev.cumulusc.diagnostic.Suggestions;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.regions.Region;

/**
 * The names of AWS Regions. A Region may be newer than this program, so what counts is how the name
 * is built, as AWS documents it: a part of the world or a partition, a direction, and a number.
 */
public final class RegionName {
  private static final Pattern WELL_FORMED =
      Pattern.compile(
          "([a-z]{2}|us-gov|(us|eu)-iso[a-z]?|eusc-[a-z]{2})"
              + "-(north|south|east|west|central|northeast|northwest|southeast|southwest)"
              + "-[1-9][0-9]?");

  private static final Pattern AVAILABILITY_ZONE = Pattern.compile("(.*?-[0-9]+)(-.*)?[a-z]");

  private RegionName() {}

  /** Returns what is wrong with a name, in a sentence or two; nothing if it may be a Region's. */
  public static Optional<String> problem(String name) {
    if (WELL_FORMED.matcher(name).matches()) {
      return Optional.empty();
    }
    String problem = "`" + name + "` is not the name of an AWS Region.";
    return Optional.of(meant(name).map(help -> problem + " " + help).orElse(problem));
  }

  private static Optional<String> meant(String name) {
    String plain = name.strip().toLowerCase(Locale.ROOT).replace('_', '-').replace(' ', '-');
    if (WELL_FORMED.matcher(plain).matches()) {
      return Optional.of("Did you mean `" + plain + "`?");
    }
    var zone = AVAILABILITY_ZONE.matcher(plain);
    if (zone.matches() && WELL_FORMED.matcher(zone.group(1)).matches()) {
      return Optional.of("It names an Availability Zone; its Region is `" + zone.group(1) + "`.");
    }
    List<String> known =
        Region.regions().stream()
            .map(Region::id)
            // The SDK also has names for the services that are not in a Region, as `aws-global`.
            .filter(region -> WELL_FORMED.matcher(region).matches())
            .toList();
    return Suggestions.didYouMean(plain, known);
  }
}
