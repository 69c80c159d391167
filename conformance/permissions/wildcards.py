"""Patterns with `*` and `?`, as IAM has them, and whether one covers another."""

from functools import lru_cache

SEGMENTS = 6


def covers_arn(wide: str, narrow: str) -> bool:
    """Returns whether every resource of a pattern is one of another pattern's.

    The parts of ARNs are compared one by one: a wildcard does not reach over the colon between two of the first five.
    """
    if wide == "*":
        return True
    wide_parts, narrow_parts = wide.split(":", SEGMENTS - 1), narrow.split(":", SEGMENTS - 1)
    if len(wide_parts) != SEGMENTS or len(narrow_parts) != SEGMENTS:
        return covers(wide, narrow)
    return all(covers(one, other) for one, other in zip(wide_parts, narrow_parts))


@lru_cache(maxsize=None)
def covers(wide: str, narrow: str) -> bool:
    """Returns whether every text that a pattern matches is one that another pattern matches.

    What `*` and `?` of the narrow pattern stand for is not known, so only wildcards of the wide one can match them.
    """
    if not wide:
        return not narrow
    if wide[0] == "*":
        return covers(wide[1:], narrow) or (bool(narrow) and covers(wide, narrow[1:]))
    if not narrow or narrow[0] == "*":
        return False
    return (wide[0] == "?" or wide[0] == narrow[0]) and covers(wide[1:], narrow[1:])
