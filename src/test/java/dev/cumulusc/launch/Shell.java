package dev.cumulusc.launch;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** Runs scripts in a folder, with an environment of a few chosen variables on top of this one. */
record Shell(Path folder, Map<String, String> environment) {

  /** What a command answered. */
  record Answer(int exitCode, String out, String err) {}

  static Shell in(Path folder) {
    return new Shell(folder, Map.of());
  }

  Shell with(String variable, String value) {
    Map<String, String> more = new HashMap<>(environment);
    more.put(variable, value);
    return new Shell(folder, more);
  }

  Shell withJavaHome(Path javaHome) {
    return with("JAVA_HOME", javaHome.toString());
  }

  Answer run(String... command) {
    return start(command).join();
  }

  CompletableFuture<Answer> start(String... command) {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("CUMULUSC_"));
    builder.environment().remove("MAVEN_OPTS");
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().putAll(environment);
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      CompletableFuture<String> out = textOf(process.getInputStream());
      CompletableFuture<String> err = textOf(process.getErrorStream());
      return process
          .onExit()
          .thenApply(done -> new Answer(done.exitValue(), out.join(), err.join()));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static CompletableFuture<String> textOf(InputStream stream) {
    return CompletableFuture.supplyAsync(
        () -> {
          try (stream) {
            return new String(stream.readAllBytes(), UTF_8);
          } catch (IOException e) {
            throw new AssertionError(e);
          }
        });
  }

  /** Copies files and folders of the project into this folder. */
  Shell withCopiesOf(String... names) throws IOException {
    for (String name : names) {
      try (Stream<Path> paths = Files.walk(Path.of(name))) {
        for (Path path : paths.sorted().toList()) {
          Path copy = folder.resolve(path.toString());
          Files.createDirectories(
              Files.isDirectory(path) ? copy : copy.toAbsolutePath().getParent());
          if (Files.isRegularFile(path)) {
            Files.copy(
                path,
                copy,
                StandardCopyOption.COPY_ATTRIBUTES,
                StandardCopyOption.REPLACE_EXISTING);
          }
        }
      }
    }
    return this;
  }

  /** Writes a file that can be run. */
  Path script(String name, String... lines) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.write(file, Stream.concat(Stream.of("#!/bin/sh"), Stream.of(lines)).toList());
    if (!file.toFile().setExecutable(true)) {
      throw new IOException("Can't make `" + file + "` executable.");
    }
    return file;
  }

  /** A folder that looks like the home of a JDK of this version. */
  Path javaHome(String version) throws IOException {
    script("java-" + version + "/bin/java", "exit 99");
    script("java-" + version + "/bin/javac", "exit 99");
    Path home = folder.resolve("java-" + version);
    Files.write(home.resolve("release"), List.of("JAVA_VERSION=\"" + version + "\""));
    return home;
  }

  /** A folder with only these programs, to be the PATH. */
  Path toolsWithout(String... missing) throws IOException {
    Path tools = Files.createDirectories(folder.resolve("tools"));
    List<String> without = List.of(missing);
    for (String name : TOOLS) {
      for (String place : System.getenv("PATH").split(":", -1)) {
        Path tool = Path.of(place).resolve(name);
        if (!without.contains(name)
            && Files.isExecutable(tool)
            && Files.notExists(tools.resolve(name))) {
          script("tools/" + name, "exec '" + tool + "' \"$@\"");
        }
      }
    }
    return tools;
  }

  private static final List<String> TOOLS =
      List.of(
          "cat",
          "curl",
          "dirname",
          "gzip",
          "java",
          "javac",
          "mkdir",
          "mktemp",
          "mv",
          "printf",
          "readlink",
          "rm",
          "sed",
          "sh",
          "sha512sum",
          "shasum",
          "tar",
          "wget");
}
