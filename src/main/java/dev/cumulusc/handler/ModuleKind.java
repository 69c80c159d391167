package dev.cumulusc.handler;

/** The kinds of modules of Node.js. */
public enum ModuleKind {
  COMMON_JS,
  /** {@code require} takes one from Node.js 22.12 and 20.19 on. */
  ES_MODULE,
  /** It is neither by its name nor by its {@code package.json}, and its syntax fits both. */
  UNKNOWN
}
