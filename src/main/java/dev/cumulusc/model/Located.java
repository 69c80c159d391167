package dev.cumulusc.model;

import dev.cumulusc.source.Origin;

/** A value that still knows where it comes from. */
public record Located<T>(T value, Origin origin) {}
