package dev.cumulusc.deploy.aws;

import dev.cumulusc.deploy.service.ServiceException;
import dev.cumulusc.diagnostic.Suggestions;
import dev.cumulusc.diagnostic.Words;
import dev.cumulusc.source.Printable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileFileLocation;

/** The profiles of the AWS configuration files, found where the AWS CLI finds them. */
final class ProfileFiles {
  private static final Pattern SECTION = Pattern.compile("\\[\\s*(?:profile\\s+)?([^]]*?)\\s*].*");

  private static final Pattern MEMBER = Pattern.compile("([^\\s=]+)\\s*=\\s*(.*)");

  private final ProfileFile all;
  private final List<Path> files;

  private ProfileFiles(ProfileFile all, List<Path> files) {
    this.all = all;
    this.files = List.copyOf(files);
  }

  /**
   * Reads the configuration files; where there are none, there are no profiles.
   *
   * @throws ServiceException if one of them is a folder, or not in the format of such files
   */
  static ProfileFiles read() {
    ProfileFile.Aggregator all = ProfileFile.aggregator();
    List<Path> files = new ArrayList<>();
    add(
        ProfileFileLocation.credentialsFilePath(),
        ProfileFile.Type.CREDENTIALS,
        "credentials file",
        "AWS_SHARED_CREDENTIALS_FILE",
        all,
        files);
    add(
        ProfileFileLocation.configurationFilePath(),
        ProfileFile.Type.CONFIGURATION,
        "configuration file",
        "AWS_CONFIG_FILE",
        all,
        files);
    return new ProfileFiles(all.build(), files);
  }

  private static void add(
      Path file,
      ProfileFile.Type type,
      String name,
      String variable,
      ProfileFile.Aggregator all,
      List<Path> files) {
    // With an empty variable, or one like /dev/null, there is no file, as for the AWS CLI.
    if (file.toString().isEmpty() || !Files.isDirectory(file) && !Files.isRegularFile(file)) {
      return;
    }
    String what = "The AWS %s `%s`".formatted(name, Printable.of(file.toString()));
    if (Files.isDirectory(file)) {
      throw ServiceException.unprepared(
          what + " is a folder: `" + variable + "` names another file than the usual one.");
    } else if (!Files.isReadable(file)) {
      throw ServiceException.unprepared(what + " can't be read: the permission is denied.");
    }
    try {
      all.addFile(ProfileFile.builder().content(file).type(type).build());
      files.add(file);
    } catch (RuntimeException e) {
      String reason = Printable.lines(String.valueOf(e.getMessage()));
      throw ServiceException.unprepared(what + " can't be read: " + Words.sentence(reason), e);
    }
  }

  private Profile named(String name) {
    Profile found = all.profiles().get(name);
    if (found == null) {
      String message = "The AWS configuration files have no profile `" + Printable.of(name) + "`.";
      throw ServiceException.unprepared(
          Suggestions.didYouMean(name, all.profiles().keySet())
              .map(question -> message + " " + question)
              .orElse(message));
    }
    return found;
  }

  /**
   * Returns the profile that counts.
   *
   * @param name its name, if somebody gives one
   * @return the profile; without a name that called {@code default}, if there is one
   * @throws ServiceException if there is none of the name that is given
   */
  Optional<Profile> chosen(Optional<String> name) {
    return name.map(this::named).or(() -> Optional.ofNullable(all.profiles().get("default")));
  }

  /**
   * Returns a setting of a profile that is for one service.
   *
   * @param service as profiles name it: {@code api_gateway}
   */
  Optional<String> ofService(Profile profile, String service, String key) {
    return profile
        .property("services")
        .flatMap(name -> all.getSection("services", name))
        .flatMap(section -> section.property(service + "." + key));
  }

  /**
   * Returns where a profile has a key, as it begins a sentence about it: file, line and key.
   *
   * @param value its value, since both files may have the key
   */
  String place(Profile profile, String key, String value) {
    for (Path file : files) {
      int line = line(file, profile.name(), key, value);
      if (line > 0) {
        return Printable.of(file.toString()) + ":" + line + ": `" + key + "`";
      }
    }
    return "`" + key + "` of the AWS profile `" + Printable.of(profile.name()) + "`";
  }

  private static int line(Path file, String profile, String key, String value) {
    List<String> lines;
    try {
      lines = Files.readAllLines(file);
    } catch (IOException e) {
      return 0;
    }
    int found = 0;
    boolean isInside = false;
    for (int i = 0; i < lines.size(); i++) {
      Matcher section = SECTION.matcher(lines.get(i));
      if (section.matches()) {
        isInside = section.group(1).equals(profile);
      }
      Matcher member = MEMBER.matcher(lines.get(i));
      if (isInside
          && member.matches()
          && member.group(1).equalsIgnoreCase(key)
          && member.group(2).startsWith(value)) {
        found = i + 1;
      }
    }
    return found;
  }
}
