"""Amazon Web Services.

https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html names the prefixes: AKIA and ASIA are
access keys, ABIA and ACCA bearer and context credentials; the others (AROA, AIDA, ...) are ids and no secrets.
"""

from typing import Final

from emrdx.redaction.form import Form

FORMS: Final = (
    Form(
        type="aws-access-key",
        of="AWS access key id (long-term, temporary, bearer, context)",
        anchors=("AKIA", "ASIA", "ABIA", "ACCA"),
        pattern=r"A(?:KIA|SIA|BIA|CCA)[A-Z0-9]{16}\b",
        companion=("aws-secret-key", r"[^0-9A-Za-z+/]([0-9A-Za-z+/]{40})(?:[^0-9A-Za-z+/=]|$)"),
        examples=("AKIA{X16}", "ASIA{X16}", "ABIA{X16}"),
        counter_examples=("AROA{X16}", "AIDA{X16}", "AKIA{X15} is short", "AKIA{X17}Z long"),
    ),
    Form(
        type="aws-session-token",
        of="AWS session token",
        anchors=("IQoJb3JpZ2lu", "FwoGZXIvYXdz", "FQoGZXIvYXdz", "FQoDYXdz", "AgoJb3JpZ2lu", "AQoDYXdz"),
        pattern=r"(?:IQoJb3JpZ2lu|F[wQ]oGZXIvYXdz|FQoDYXdz|AgoJb3JpZ2lu|AQoDYXdz)"
        r"(?:[0-9A-Za-z+/_-]|%2[BbFf]){24,}(?:=|%3[Dd]){0,2}",
        examples=("IQoJb3JpZ2luX2Vj{b360}==", "FwoGZXIvYXdzE{b300}"),
        counter_examples=("IQoJb3JpZ2lu is a prefix",),
    ),
    Form(
        type="aws-bedrock-key",
        of="Amazon Bedrock API key",
        anchors=("ABSKQmVkcm9ja0FQSUtleS", "bedrock-api-key-"),
        pattern=r"(?:ABSKQmVkcm9ja0FQSUtleS|bedrock-api-key-)[0-9A-Za-z+/_-]{20,}={0,2}",
        examples=("ABSKQmVkcm9ja0FQSUtleS{b100}=", "bedrock-api-key-{b200}"),
        counter_examples=("bedrock-api-key-rotation",),
    ),
    Form(
        type="aws-mws-key",
        of="Amazon Marketplace Web Service token",
        anchors=("amzn.mws.",),
        pattern=r"amzn\.mws\.[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}",
        examples=("amzn.mws.{h8}-{h4}-{h4}-{h4}-{h12}",),
        counter_examples=("amzn.mws.client",),
    ),
)
