"""
How `aws-sdk:` tasks name services, actions, and what is in parameters and answers: as the AWS SDK for Java 2 does, in Pascal
case (https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html). The SDK makes its names from those
of the API by rules of its own: aws/aws-sdk-java-v2, codegen, DefaultNamingStrategy and Utils.unCapitalize.
"""

import re

# Names that Java keeps for itself have another one in the SDK. The guide's page on the integrations of the SDK says so of
# `Equals`; for the others, both are taken.
RENAMED = {"equals": ["EqualsValue"], "null": ["Nul", "Null"]}
RESERVED = set("""
abstract assert boolean break byte case catch char class const continue default do double else enum extends false final
finally float for goto if implements import instanceof int interface long native new package private protected public return
short static strictfp super switch synchronized this throw throws transient true try void volatile while
clone finalize notify wait
""".split())


def service_name(model, key):
    """A service's name, from its API model; `key` is the name of the model."""
    name = re.sub(r"[^a-z0-9]", "", model.metadata.get("serviceId", key).lower())
    return re.sub(r"service$", "", name)


def action_name(operation):
    # Versions in the names of CloudFront's operations are not part of the method's name.
    plain = re.sub(r"20\d\d_\d\d_\d\d$", "", operation)
    return plain[0].lower() + plain[1:]


def api_name(member):
    """The name of a member of the API with a capital letter, which optimized integrations use."""
    return member[:1].upper() + member[1:]


def member_name(member):
    """
    The name of a member of the API: that of the SDK's method, with a capital letter. Of the capital letters that a name begins
    with, only that of the first word stays: `DBInstanceIdentifier` is `DbInstanceIdentifier`.
    """
    end = 1
    while end < len(member) and member[end].isupper() and not member[end + 1:end + 2].islower():
        end += 1
    return member[0].upper() + member[1:end].lower() + member[end:]


def member_names(member):
    """All names that a member of the API can have."""
    word = member.lower()
    name = member_name(member)
    return RENAMED.get(word, [name] + ([name + "Value"] if word in RESERVED else []))
