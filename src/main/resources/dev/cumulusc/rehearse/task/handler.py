# Runs a handler as the Python runtime of Lambda does: the event on standard input, the response in a file.
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


try:
    sys.path.insert(0, os.getcwd())
    module_name, function_name = handler_name.rsplit(".", 1)
    module = importlib.import_module(module_name.replace("/", "."))
    result = getattr(module, function_name)(json.load(sys.stdin), Context())
    response = {"result": result}
    json.dumps(response)
except BaseException as error:
    response = {
        "error": {
            "errorMessage": str(error),
            "errorType": type(error).__name__,
            "requestId": facts["requestId"],
            "stackTrace": traceback.format_tb(error.__traceback__),
        }
    }
respond(response)
