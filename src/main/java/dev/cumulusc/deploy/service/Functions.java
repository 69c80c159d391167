package dev.cumulusc.deploy.service;

import java.util.List;
import java.util.Optional;

/** Lambda functions and their aliases. */
public interface Functions {
  /** Returns a function as it is now; nothing if there is none of that name. */
  Optional<DeployedFunction> function(String name);

  /** Begins to give a function the code of a zip file in S3, and returns the function with it. */
  DeployedFunction update(String name, String bucket, String key);

  /**
   * Makes a version of a function's present code and settings, and returns its number; if nothing
   * changed since the last version, that one's.
   *
   * @param codeSha256 the hash that the code must have, as Lambda prints it
   */
  String publish(String name, String codeSha256, String description);

  /** Returns a function's aliases; none if there is no such function. */
  List<FunctionAlias> aliases(String name);

  /** Points an alias at another version. */
  void point(String name, String alias, String version);
}
