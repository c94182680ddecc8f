"""Every declared form of secret, one module a family."""

from typing import Final

from emrdx.redaction.form import Form
from emrdx.redaction.forms import (
    ai,
    aws,
    azure,
    chat,
    code_hosts,
    data_platforms,
    google,
    infrastructure,
    observability,
    packages,
    payments,
    tokens,
)

FAMILIES: Final[dict[str, tuple[Form, ...]]] = {
    "Amazon Web Services": aws.FORMS,
    "Microsoft Azure": azure.FORMS,
    "Google": google.FORMS,
    "Code hosts and build services": code_hosts.FORMS,
    "Package and image registries": packages.FORMS,
    "Chat, mail, telephony": chat.FORMS,
    "Payment, shop and customer services": payments.FORMS,
    "Model providers": ai.FORMS,
    "Data platforms": data_platforms.FORMS,
    "Clouds, secret stores, delivery": infrastructure.FORMS,
    "Monitoring and analytics": observability.FORMS,
    "Tokens of no one vendor": tokens.FORMS,
}

FORMS: Final[tuple[Form, ...]] = tuple(form for family in FAMILIES.values() for form in family)
