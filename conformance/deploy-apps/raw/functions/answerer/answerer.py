"""Answers a custom resource with a text, or refuses what its environment or the resource's property says."""

import json
import os
import urllib.request


def handler(event, context):
    refused = os.environ.get("REFUSED") or event["ResourceProperties"].get("Refused", "")
    fails = event["RequestType"] in refused.split(",")
    answer = {
        "Status": "FAILED" if fails else "SUCCESS",
        "Reason": "The answerer refuses to answer." if fails else "",
        "PhysicalResourceId": event.get("PhysicalResourceId", "answer"),
        "StackId": event["StackId"],
        "RequestId": event["RequestId"],
        "LogicalResourceId": event["LogicalResourceId"],
        "Data": {"Text": "forty-two"},
    }
    request = urllib.request.Request(event["ResponseURL"], json.dumps(answer).encode(), method="PUT")
    request.add_header("Content-Type", "")
    with urllib.request.urlopen(request, timeout=20) as response:
        return response.status
