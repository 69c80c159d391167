package dev.cumulusc.deploy.bundle;

import dev.cumulusc.artifact.CodePackage;
import java.io.IOException;
import java.util.Base64;

/**
 * Something that has to be in S3 before a stack is deployed.
 *
 * @param key a key that distinguishes its content from any other, so that what is there is never
 *     written again
 */
public record Upload(String bucket, String key, Source source) {
  /**
   * Returns the SHA-256 of the bytes as Lambda prints it, in base 64; code is packed for it.
   *
   * @throws IOException if it can't be packed
   */
  public String sha256() throws IOException {
    try (Packed packed = Packed.of(this)) {
      return Base64.getEncoder().encodeToString(packed.sha256());
    }
  }

  /** What is uploaded. Code is packed only when S3 does not hold it. */
  public sealed interface Source {
    /** Returns what people call it: {@code code of QueueGranules}. */
    String what();
  }

  /** Code of functions. */
  public record Code(CodePackage code) implements Source {
    @Override
    public String what() {
      return "code of " + code.function();
    }
  }

  /**
   * A template.
   *
   * @param name its file name without the suffix
   */
  public record TemplateText(String name, String text) implements Source {
    @Override
    public String what() {
      return "template " + name;
    }
  }
}
