# Runs a handler as the Python runtime of Lambda does: the event on standard input, the response in a file.
import decimal
import importlib
import json
import os
import sys
import time
import traceback

handler_name, response_file, context_text = sys.argv[1:4]
facts = json.loads(context_text)
deadline = time.time() + facts["timeout"] / 1000


class Context:
    function_name = facts["functionName"]
    function_version = "$LATEST"
    invoked_function_arn = facts["arn"]
    memory_limit_in_mb = str(facts["memory"])
    aws_request_id = facts["requestId"]
    log_group_name = "/aws/lambda/" + facts["functionName"]
    log_stream_name = "rehearsal/[$LATEST]"
    identity = None
    client_context = None

    @staticmethod
    def get_remaining_time_in_millis():
        return max(0, int((deadline - time.time()) * 1000))


def respond(response):
    with open(response_file, "w", encoding="utf-8") as out:
        json.dump(response, out)
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(0)


class Fault(Exception):
    def __init__(self, kind, message, trace=()):
        super().__init__(message)
        self.kind = kind
        self.trace = list(trace)


def load():
    try:
        module_name, function_name = handler_name.rsplit(".", 1)
    except ValueError as error:
        raise Fault("Runtime.MalformedHandlerName", f"Bad handler '{handler_name}': {error}")
    if module_name.split(".")[0] in sys.builtin_module_names:
        message = f"Cannot use built-in module {module_name} as a handler module"
        raise Fault("Runtime.BuiltInModuleConflict", message)
    try:
        module = importlib.import_module(module_name.replace("/", "."))
    except ImportError as error:
        raise Fault("Runtime.ImportModuleError", f"Unable to import module '{module_name}': {error}")
    except SyntaxError as error:
        place = f'  File "{error.filename}" Line {error.lineno}\n    {error.text}'
        message = f"Syntax error in module '{module_name}': {error}"
        raise Fault("Runtime.UserCodeSyntaxError", message, [place])
    try:
        return getattr(module, function_name)
    except AttributeError:
        message = f"Handler '{function_name}' missing on module '{module_name}'"
        raise Fault("Runtime.HandlerNotFound", message)


def number(value):
    """Decimals are numbers in a response, which the JSON module of Python refuses."""
    if not isinstance(value, decimal.Decimal):
        raise TypeError(f"Object of type {type(value).__name__} is not JSON serializable")
    return int(value) if value.is_finite() and value == value.to_integral_value() else float(value)


def checked(result):
    try:
        return json.loads(json.dumps(result, allow_nan=False, default=number))
    except Exception as error:
        raise Fault("Runtime.MarshalError", f"Unable to marshal response: {error}")


def failure(kind, message, trace):
    return {
        "error": {
            "errorMessage": message,
            "errorType": kind,
            "requestId": request_id,
            "stackTrace": trace,
        }
    }


# While the module is loaded there is no request.
request_id = ""
try:
    sys.path.insert(0, os.getcwd())
    handler = load()
    request_id = facts["requestId"]
    response = {"result": checked(handler(json.load(sys.stdin), Context()))}
except Fault as fault:
    response = failure(fault.kind, str(fault), fault.trace)
except Exception as error:
    # The first frames are those of this text, which is no file.
    frames = traceback.extract_tb(error.__traceback__)
    while frames and frames[0].filename == "<string>":
        del frames[0]
    response = failure(type(error).__name__, str(error), traceback.format_list(frames))
respond(response)
