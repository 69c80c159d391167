"""Compares what cumulusc and kes make of the same applications."""
