package dev.cumulusc.emit;

/** Emits one kind of resource, and what belongs to it, for a whole deployment. */
@FunctionalInterface
interface ResourceEmitter {
  void emit(Emission emission);
}
