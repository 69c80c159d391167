package dev.cumulusc.handler;

import dev.cumulusc.handler.Uses.Use;
import dev.cumulusc.javascript.Node;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the members that a function reads of its context. */
final class ContextUses {
  private final SourceModule module;
  private final Node body;
  private final Map<String, ContextUse> found = new LinkedHashMap<>();

  ContextUses(SourceModule module, Node body) {
    this.module = module;
    this.body = body;
  }

  /** Returns the members that are read of a parameter, each where it is read first. */
  List<ContextUse> of(Optional<Node> parameter) {
    if (parameter.isPresent()) {
      Node pattern = parameter.get();
      if (pattern instanceof Node.Assignment assignment) {
        pattern = assignment.target();
      }
      if (pattern instanceof Node.ObjectLiteral literal) {
        addAll(literal);
      } else if (pattern instanceof Node.Name name) {
        Uses.of(name.name(), body).ifPresent(this::addAll);
      }
    }
    return List.copyOf(found.values());
  }

  private void addAll(List<Use> uses) {
    Set<String> askedFor = new HashSet<>();
    List<Use> read = new ArrayList<>();
    for (Use use : uses) {
      if (use.member().isPresent()) {
        if (use.asksForMemberOrSetsIt()) {
          askedFor.add(use.member().get().name());
        } else {
          read.add(use);
        }
      } else if (use.parent() instanceof Node.Assignment assignment
          && assignment.value() == use.name()
          && assignment.target() instanceof Node.ObjectLiteral literal) {
        addAll(literal);
      }
    }
    for (Use use : read) {
      Node.Member member = use.member().orElseThrow();
      if (!askedFor.contains(member.name())) {
        add(member.name(), member);
      }
    }
  }

  /** Adds what a pattern takes, other than with a value for when it is missing. */
  private void addAll(Node.ObjectLiteral pattern) {
    for (Node part : pattern.parts()) {
      if (part instanceof Node.Property property
          && property.name().isPresent()
          && !(property.value().orElse(part) instanceof Node.Assignment)) {
        add(property.name().get(), property);
      }
    }
  }

  private void add(String member, Node at) {
    found.putIfAbsent(member, new ContextUse(member, module.span(at)));
  }
}
