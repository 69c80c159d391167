"""Reads [{name, text, express}] from standard input and prints {name: [complaint]}: what moto's parser says."""

import json
import sys

from moto.stepfunctions.parser.asl.parse.preprocessor import Preprocessor
from moto.stepfunctions.parser.asl.static_analyser.express_static_analyser import ExpressStaticAnalyser
from moto.stepfunctions.parser.asl.static_analyser.static_analyser import StaticAnalyser


def complaints(text: str, express: bool) -> list[str]:
    # A definition that fails leaves its query language behind, for the next one to stumble over.
    Preprocessor._query_language_per_scope.clear()
    try:
        (ExpressStaticAnalyser() if express else StaticAnalyser()).analyse(text)
    except Exception as failure:  # the parser says no by exceptions of every kind
        return [f"{type(failure).__name__}: {failure}"]
    return []


def main() -> None:
    definitions = json.load(sys.stdin)
    json.dump({each["name"]: complaints(each["text"], each["express"]) for each in definitions}, sys.stdout)


if __name__ == "__main__":
    main()
