"""Microsoft Azure and Microsoft 365."""

from typing import Final

from emrdx.redaction.form import Form

FORMS: Final = (
    Form(
        type="azure-client-secret",
        of="Microsoft Entra application secret",
        anchors=(r"\b[A-Za-z0-9_~.]{3}[0-9]Q~",),
        pattern=r"[0-9A-Za-z_~.-]{3}[0-9]Q~[0-9A-Za-z_~.-]{31,34}",
        examples=("{A3}8Q~{u34}", "{A3}7Q~{A31}"),
        counter_examples=("abc8Q~short",),
    ),
    Form(
        type="azure-storage-key",
        of="Azure Storage, Cosmos DB or Batch account key (64 bytes in base64)",
        anchors=(r"[A-Za-z0-9+/]{12}==",),
        pattern=r"(?:^|[^0-9A-Za-z+/_-])([0-9A-Za-z+/]{86}==)(?:[^0-9A-Za-z+/=]|$)",
        lead=76,
        examples=("{b86}==",),
        counter_examples=("sha512-{b86}==", "{b85}==", "{b87}=="),
    ),
    Form(
        type="azure-key",
        of="Azure key with the platform's signature (Storage, AI services, Search, API Management, IoT, ...)",
        anchors=(
            "JQQJ99",
            "+ASt",
            "AzSe",
            "AzCa",
            "ACDb",
            "+ABa",
            "+AMC",
            "AIoT",
            "+AEh",
            "+ARm",
            "APIM",
            "AzFu",
        ),
        pattern=r"(?:^|[^0-9A-Za-z+/_-])([0-9A-Za-z]{52}JQQJ99[0-9A-Za-z]{26}"
        r"|[0-9A-Za-z+/]{76}(?:\+ASt|ACDb|\+ABa|\+AMC|AIoT|\+AEh|\+ARm|APIM)[0-9A-Za-z+/]{5}[AQgw]=="
        r"|[0-9A-Za-z+/]{33}(?:\+ASb|\+AEh|AIoT|\+ARm|APIM)[0-9A-Za-z+/]{5}="
        r"|[0-9A-Za-z_-]{44}AzFu[0-9A-Za-z_-]{5}[AQgw]==|[0-9A-Za-z]{42}AzSe[A-D][0-9A-Za-z]{5}"
        r"|[0-9A-Za-z+/]{42}(?:AzCa|\+ACR)[A-D][0-9A-Za-z]{5})(?:[^0-9A-Za-z+/=]|$)",
        lead=77,
        examples=("{A52}JQQJ99{A26}", "{A42}AzSeC{A5}", "{A42}AzCaA{A5}"),
        counter_examples=("the AzSearch index", "{A40}AzSeC{A5}"),
    ),
    Form(
        type="azure-devops-token",
        of="Azure DevOps personal access token",
        anchors=("AZDO",),
        pattern=r"\b[0-9A-Za-z]{76}AZDO[0-9A-Za-z]{4}\b",
        lead=76,
        examples=("{A76}AZDO{A4}",),
        counter_examples=("{A70}AZDO{A4}",),
    ),
    Form(
        type="teams-webhook",
        of="Microsoft Teams incoming webhook",
        anchors=("webhook.office.com/webhookb2/", "outlook.office.com/webhook/"),
        pattern=r"(?:webhook\.office\.com/webhookb2|outlook\.office\.com/webhook)/([0-9a-f-]{36}@[^\s\"'<>]+)",
        examples=(
            "acme.webhook.office.com/webhookb2/{h8}-{h4}-{h4}-{h4}-{h12}@{h8}-{h4}/IncomingWebhook/{h32}",
        ),
        counter_examples=("acme.webhook.office.com/webhookb2/docs",),
    ),
)
