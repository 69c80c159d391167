package dev.cumulusc.app.compare;

import java.nio.file.Path;

/** One of two things that are compared. */
public sealed interface Comparand {
  /** Returns what begins the name of such a thing where that alone could be several. */
  String prefix();

  /** Returns what it is called without the prefix. */
  String name();

  /** Returns what it is, for people: {@code the deployment `dev`}. */
  String description();

  /** Returns the name that stands for nothing else. */
  default String written() {
    return prefix() + name();
  }

  /** A CloudFormation template in a file. */
  record TemplateFile(Path file) implements Comparand {
    static final String PREFIX = "file:";

    @Override
    public String prefix() {
      return PREFIX;
    }

    @Override
    public String name() {
      return file.toString();
    }

    @Override
    public String description() {
      return "the file `" + file + "`";
    }
  }

  /** The application in a folder. */
  record Folder(Path folder) implements Comparand {
    static final String PREFIX = "app:";

    @Override
    public String prefix() {
      return PREFIX;
    }

    @Override
    public String name() {
      return folder.toString();
    }

    @Override
    public String description() {
      return "the folder `" + folder + "`";
    }
  }

  /** A deployment of the application. */
  record DeploymentNamed(String name) implements Comparand {
    static final String PREFIX = "deployment:";

    @Override
    public String prefix() {
      return PREFIX;
    }

    @Override
    public String description() {
      return "the deployment `" + name + "`";
    }
  }

  /** The application as a revision of its Git repository has it. */
  record Revision(String name) implements Comparand {
    static final String PREFIX = "git:";

    @Override
    public String prefix() {
      return PREFIX;
    }

    @Override
    public String description() {
      return "the revision `" + name + "`";
    }
  }
}
