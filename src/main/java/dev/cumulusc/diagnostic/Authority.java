package dev.cumulusc.diagnostic;

import java.util.Optional;

/**
 * Who says that something is as a rule has it.
 *
 * @param kind what kind of source it is
 * @param where the address of a page, a document of this project, or a sentence about what was
 *     observed
 */
public record Authority(Kind kind, String where) {
  /** The kinds of sources. */
  public enum Kind {
    /** A page of AWS's documentation. */
    AWS,
    /** A specification that AWS did not write, such as that of YAML. */
    SPECIFICATION,
    /** Published code or samples whose behaviour is kept, such as those of kes and Cumulus. */
    PUBLISHED,
    /** What AWS was seen to do. */
    RECORDED,
    /** The format and the promises of this program. */
    OWN
  }

  /** Returns the address of a page, if the source is one on the web. */
  public Optional<String> address() {
    return Optional.of(where).filter(text -> text.startsWith("https://"));
  }

  /** Makes the authority of a page below {@code https://docs.aws.amazon.com/}. */
  public static Authority aws(String path) {
    return new Authority(Kind.AWS, "https://docs.aws.amazon.com/" + path);
  }

  /** Makes the authority of a specification at an address. */
  public static Authority specification(String address) {
    return new Authority(Kind.SPECIFICATION, address);
  }

  /** Makes the authority of published code or samples at an address. */
  public static Authority published(String address) {
    return new Authority(Kind.PUBLISHED, address);
  }

  /** Makes the authority of what was observed, in one sentence. */
  public static Authority recorded(String sentence) {
    return new Authority(Kind.RECORDED, sentence);
  }

  /** Makes the authority of a document of this project, by its path in the repository. */
  public static Authority own(String path) {
    return new Authority(Kind.OWN, path);
  }
}
