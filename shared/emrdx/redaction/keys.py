"""What a key's name says about its value: `fs.s3a.secret.key` names a secret, `max_tokens` does not.

A name is split into words (camel case, `_`, `-`, `.`); its last words decide. So `password_file`, `tokenizer`,
`PasswordAuthenticator` and `spark.authenticate` name no secret without a list of exceptions.
"""

from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from typing import Final

from emrdx.redaction.form import compiled


class Needs(Enum):
    """How much a value must look like a secret before the key's name is believed."""

    ANY = "any"
    """The name leaves no doubt: every value but a placeholder."""
    FIRM = "firm"
    """The name is mostly used for secrets: a value that is no plain word."""
    OPAQUE = "opaque"
    """The name has other uses: only a value that looks random."""
    DIGITS = "digits"
    """Four to twelve digits."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """The type of secret that a key names, and what its value needs."""

    type: str
    needs: Needs


PASSWORD: Final = Meaning("password", Needs.ANY)
AUTHORIZATION: Final = Meaning("authorization", Needs.FIRM)
COOKIE: Final = Meaning("cookie", Needs.OPAQUE)
BARE_PASS: Final = Meaning("password", Needs.FIRM)

# A password by the word's end, glued names too: `PGPASSWORD`, `DBPWD`.
_PASSWORD_ENDS: Final = (
    "password", "passwd", "passphrase", "passcode", "passwort", "kennwort", "contrasena", "senha", "wachtwoord",
    "motdepasse", "pwd", "pswd",
)  # fmt: skip
_PASSWORD_WORDS: Final = frozenset({*_PASSWORD_ENDS, "psw", "passw", "pword", "passe"})
_GLUED_PASS: Final = ("dbpass", "userpass", "keypass", "storepass", "mypass", "pgpass", "ftppass", "smtppass",
                      "mailpass", "rootpass", "adminpass", "sshpass", "ldappass", "httppass")  # fmt: skip
_NOT_PASSWORDS: Final = ("nopasswd", "nopassword", "forgotpassword", "resetpassword", "changepassword")

SECRET_KEYS: Final = frozenset({
    "access", "account", "admin", "aes", "api", "app", "application", "auth", "authentication", "authorization",
    "bot", "cipher", "client", "consumer", "crypto", "decryption", "deploy", "encrypt", "encrypted", "encryption",
    "fernet", "function", "hmac", "ingest", "ingestion", "integration", "jwt", "license", "licence", "management",
    "master", "personal", "private", "root", "rsa", "sas", "secret", "security", "sentinel", "service", "session",
    "shared", "sign", "signature", "signing", "ssh", "storage", "subscription", "symmetric", "tls",
    "vault", "webhook",
})  # fmt: skip
VENDOR_KEYS: Final = frozenset({
    "airtable", "algolia", "amplitude", "anthropic", "asana", "azure", "binance", "braintree", "cohere", "datadog",
    "dd", "deepgram", "deepseek", "elastic", "fastly", "gemini", "github", "gitlab", "google", "grafana", "groq",
    "heroku", "hubspot", "intercom", "linear", "mailchimp", "mailgun", "mapbox", "maps", "mistral", "mixpanel",
    "newrelic", "relic", "notion", "nvidia", "openai", "opsgenie", "pagerduty", "paypal", "pinecone", "postmark",
    "pypi", "resend", "rollbar", "segment", "sendgrid", "sentry", "shodan", "snowflake", "splunk", "square",
    "stripe", "supabase", "tavily", "telegram", "together", "twilio", "typesense", "uptimerobot", "weather",
    "wandb", "zendesk", "firebase", "fcm", "cosmos", "eventhub", "iot", "cognitive", "speech", "translator",
    "instrumentation", "ocp", "apim",
})  # fmt: skip
_PAGING: Final = frozenset({
    "next", "continuation", "continue", "page", "paging", "pagination", "start", "starting", "marker", "resume",
    "cancellation", "cancel", "unexpected", "eof", "bad", "invalid", "previous", "lookahead", "offending", "stop",
    "end", "begin", "pad", "bos", "eos", "unk", "mask", "sep", "cls", "special", "separator", "delimiter", "input",
    "output", "word", "sub", "vocab", "max", "min", "num", "total", "per", "last", "first", "symbol", "string",
    "client", "idempotency", "request", "dedup", "sync", "fencing", "lease", "trace",
})  # fmt: skip
_GLUED_KEYS: Final = tuple(sorted((word for word in SECRET_KEYS if len(word) > 2), key=len, reverse=True))
# Words behind the deciding one that change nothing: `password_value`, `token.prod`, `SecretString`.
_NEUTRAL: Final = frozenset({
    "value", "text", "plain", "plaintext", "cleartext", "raw", "string", "str", "new", "old", "current", "previous",
    "prod", "dev", "test", "staging", "stage", "base", "base64", "b64", "data", "binary", "encoded", "confirmation",
    "confirm", "primary", "secondary", "override", "hash", "env", "hex", "decrypted", "header", "param", "live",
})  # fmt: skip
_EXACT: Final = {
    "authorization": AUTHORIZATION,
    "proxy authorization": AUTHORIZATION,
    "x authorization": AUTHORIZATION,
    "x forwarded authorization": AUTHORIZATION,
    "cookie": COOKIE,
    "set cookie": COOKIE,
    "sessionid": Meaning("cookie", Needs.OPAQUE),
    "connect sid": Meaning("cookie", Needs.OPAQUE),
    "jsessionid": Meaning("cookie", Needs.OPAQUE),
    "phpsessid": Meaning("cookie", Needs.OPAQUE),
    "samlresponse": Meaning("saml", Needs.OPAQUE),
    "saml response": Meaning("saml", Needs.OPAQUE),
    "saml assertion": Meaning("saml", Needs.OPAQUE),
    "pin": Meaning("pin", Needs.DIGITS),
    "otp": Meaning("pin", Needs.DIGITS),
    "totp": Meaning("pin", Needs.DIGITS),
    "mfa code": Meaning("pin", Needs.DIGITS),
    "passin": PASSWORD,
    "passout": PASSWORD,
    "sas": Meaning("signature", Needs.OPAQUE),
    "sig": Meaning("signature", Needs.OPAQUE),
    "signature": Meaning("signature", Needs.OPAQUE),
    "auth": Meaning("credential", Needs.OPAQUE),
    "hmac": Meaning("signature", Needs.OPAQUE),
}

_ACCOUNT: Final = r"(?i)\.[a-z0-9-]+\.(?:dfs|blob|file|queue|table)\.core\.(?:windows\.net|chinacloudapi\.cn|usgovcloudapi\.net)$"
_CAMEL: Final = r"([a-z0-9])([A-Z])|([A-Z]+)([A-Z][a-z])"
_WORD: Final = r"[A-Za-z][0-9A-Za-z]*|[0-9]+"


def words(key: str) -> tuple[str, ...]:
    """The words of a name, in lower case, numbers at its end left out."""
    if key.startswith(("-D", "-P")):
        key = key[2:]
    spaced = compiled(_CAMEL).sub(rb"\1\3 \2\4", key.encode())
    found = [word.decode().lower() for word in compiled(_WORD).findall(spaced)]
    while found and found[-1].isdigit():
        found.pop()
    if found:
        found[-1] = found[-1].rstrip("0123456789")
    return tuple(found)


@lru_cache(maxsize=8192)
def meaning(key: str) -> Meaning | None:
    """What the key's name says, or None where it names no secret."""
    account = compiled(_ACCOUNT).search(key.encode())
    if account is None:
        return _by_words(words(key))
    if ".sas." in key.lower():
        return Meaning("signature", Needs.OPAQUE)
    return _by_words(words(key[: account.start()]))


def _by_words(name: tuple[str, ...]) -> Meaning | None:
    if not name or "ref" in name:
        return None
    exact = _EXACT.get(" ".join(name))
    if exact is not None:
        return exact
    found = _by_last(name[-1], name[:-1])
    if found is None and len(name) > 1 and name[-1] in _NEUTRAL:
        return _by_words(name[:-1])
    return found


_BY_LAST: Final = {
    **dict.fromkeys(("credential", "credentials", "creds", "cred"), Meaning("credential", Needs.OPAQUE)),
    **dict.fromkeys(("signature", "sig", "sas", "hmac"), Meaning("signature", Needs.OPAQUE)),
    **dict.fromkeys(("pat", "jwt", "bearer"), Meaning("token", Needs.OPAQUE)),
    "secrets": Meaning("secret", Needs.OPAQUE),
}


def _by_last(last: str, before: tuple[str, ...]) -> Meaning | None:
    if _is_password(last, before[-1] if before else ""):
        return PASSWORD
    if last == "pass":
        return PASSWORD if before else BARE_PASS
    if last == "secret" or (last.endswith("secret") and len(last) > 8):
        return _secret(last, before)
    if last in {"token", "tokens"} or (last.endswith("token") and len(last) > 7):
        return _token(last, before)
    if last in {"key", "keys", "keyid"} or last.endswith("key"):
        return _ends_with_key(last, before)
    if last == "id" and before[-2:] == ("access", "key"):
        return Meaning("access-key", Needs.OPAQUE)
    if last in {"auth", "authorization"} and before:
        return Meaning("token", Needs.OPAQUE)
    if last == "pin" and len(before) <= 1:
        return Meaning("pin", Needs.DIGITS)
    return _BY_LAST.get(last)


def _secret(last: str, before: tuple[str, ...]) -> Meaning | None:
    if before[-1:] == ("pull",):
        return None  # Kubernetes: the name of an object
    if "aws" in before[-1:] or "s3a" in before:
        return Meaning("aws-secret-key", Needs.ANY)
    return Meaning("secret", Needs.ANY if before or last != "secret" else Needs.FIRM)


def _ends_with_key(last: str, before: tuple[str, ...]) -> Meaning | None:
    if last in {"key", "keys"}:
        return _key(before)
    if last == "keyid":
        return _key((*before, "access"))
    glued = next((word for word in _GLUED_KEYS if last[:-3].endswith(word)), None)
    return _key((*before, glued)) if glued is not None else None


def _is_password(last: str, prior: str) -> bool:
    last = last.removesuffix("s") if last.removesuffix("s") in _PASSWORD_WORDS else last
    if last in _NOT_PASSWORDS or (prior in {"no", "forgot"} and last in _PASSWORD_WORDS):
        return False
    if last in {"phrase", "word", "wd", "code"} and prior == "pass":
        return True
    return last in _PASSWORD_WORDS or last.endswith((*_PASSWORD_ENDS, *_GLUED_PASS))


def _token(last: str, before: tuple[str, ...]) -> Meaning | None:
    prior = before[-1] if before else ""
    if prior in _PAGING:
        return None
    if last == "tokens":
        return Meaning("token", Needs.OPAQUE)
    aws = "aws" in before or "s3a" in before or prior == "security"
    return Meaning("aws-session-token" if aws and prior in {"session", "security"} else "token", Needs.FIRM)


def _key(before: tuple[str, ...]) -> Meaning | None:
    prior = before[-1] if before else ""
    if prior in {"secret", "private"}:
        return Meaning(_secret_key_type(before), Needs.ANY)
    if prior == "access":
        secret = "secret" in before
        return Meaning("aws-secret-key" if secret else "access-key", Needs.ANY if secret else Needs.FIRM)
    if prior in SECRET_KEYS or prior.endswith(_GLUED_KEYS):
        return Meaning("api-key" if prior.endswith(("api", "app")) else "key", Needs.FIRM)
    return Meaning("api-key", Needs.OPAQUE) if prior in VENDOR_KEYS else None


def _secret_key_type(before: tuple[str, ...]) -> str:
    if before and before[-1] == "private":
        return "private-key"
    return "aws-secret-key" if {"aws", "s3a", "s3", "s3n", "access"} & set(before) else "secret-key"
