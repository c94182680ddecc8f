"""Whether a value beside a secret's key is a secret, or only stands where one could stand.

`null`, `${DB_PASSWORD}`, `****`, a class name, a path, a reference to a secret store and a piece of code are no
secrets; `token: SELECT` in a parse error is a word.
"""

from itertools import pairwise
from typing import Final

from emrdx.redaction.form import compiled
from emrdx.redaction.keys import Needs, meaning

_WORDS: Final = (
    r"null|none|nil|undefined|unset|empty|blank|missing|absent|n/?a|not[ _-]?(?:set|given|provided|available|used)"
    r"|no|yes|on|off|true|false|enabled?|disabled?|required|optional|default|unknown|any|set|provided|present|given"
    r"|redacted|hidden|masked|protected|filtered|removed|omitted|sanitized|scrubbed|suppressed|obfuscated|censored"
    r"|encrypted|secret|sensitive|confidential|private|value|placeholder"
    r"|(?:java\.lang\.)?string(?:type)?|str|text|char|varchar|binary(?:type)?|bytes?|bool(?:ean)?|int(?:eger)?"
    r"|long|double|float|object|bigint|timestamp|date|array|map|struct|optional|secretstr|bearer|basic"
)
_PLACEHOLDER: Final = (
    r"(?i)(?:"
    r"[\[(<{]{0,2}(?:" + _WORDS + r")[\])>}]{0,2}"
    r"|(?:[*.#_x-]|\xe2\x80[\xa2\xa6]){3,}|\*+|\*{3,}.*|(?:\xe2\x80[\xa2\xa6])+|[*]+\(redacted\)|.{0,8}\*{4,}.{0,4}|.{0,8}(?:\.{3}|\xe2\x80\xa6).{0,8}|\?|-+"
    r"|(?:your|my|the|some|example|sample|dummy|insert|replace|put|enter|change)[-_ ](?:[a-z]+[-_ ])*"
    r"(?:password|passwd|secret|token|key|here|me|value|this)(?:[-_ ]here)?"
    r"|\$\{[^}]*\}?|\$\([^)]*\)?|\$\$?[A-Z_][A-Z0-9_]*|%[A-Za-z_][0-9A-Za-z_]*%|%\([0-9A-Za-z_.]+\)s|%[sdv]"
    r"|\{\{.*|\{[A-Za-z0-9_. -]*\}?|<[^<>]*>|:[a-z_]+|#\{[^}]*\}|@\{[^}]*\}|\[\]|\(\)"
    r"|@Microsoft\.KeyVault.*|!(?:ref|sub|secret|vault)\b.*|ref\+.*|op://.*|vault:.*|sm://.*|gsm:.*"
    r"|(?:arn:aws[a-z-]*:|EMR\.secret@|alias/|secretsmanager:|ssm:|env:|file:|classpath:|s3[an]?://|hdfs://|https?://"
    r"|dbfs:|abfss?://|gs://|jceks://|localjceks://|projects/[^/]+/secrets/).*"
    r")"
)
# Code and type names, which keep their case.
_CODE: Final = (
    r"(?:"
    r"[A-Za-z_][A-Za-z_.]*\((?:[^)]*\).*|[\"'][^)]*|[A-Za-z_]+[,=].*)|[A-Za-z_][0-9A-Za-z_]*(?:\.[A-Za-z_][0-9A-Za-z_]*)+\([\"']?.*|[A-Za-z_][A-Za-z_.]*\[[\"'A-Za-z].*"
    r"|(?:self|this|args|config|conf|cfg|settings|options|opts|os|env|environ|props|params|secrets|credentials"
    r"|request|context|kwargs|dbutils)\.[A-Za-z_][0-9A-Za-z_.]*.*"
    r"|(?:[a-z][0-9a-z_]*\.){2,}[A-Z][0-9A-Za-z_$]*(?:@[0-9a-f]{1,16})?|\[[BCLI]@?[0-9a-z.A-Z;]*@[0-9a-f]{1,16}"
    r"|[A-Z][0-9A-Za-z_$.]*@[0-9a-f]{4,16}|Optional\[.*|Some\(\*+\)"
    r")"
)
_PATH: Final = (
    r"(?:~|\.{1,2})?/(?:(?:home|etc|var|tmp|opt|mnt|usr|run|root|data|app|srv|dev|proc|secrets?|workspace|emr"
    r"|dbfs|Users|private|mnt1|lib|conf|config)(?:/.*|$)|)|(?:~|\.{1,2})/.*|[A-Za-z]:\\\\?.*"
    r"|[0-9A-Za-z_./-]+\.(?:txt|json|ya?ml|xml|properties|conf|cfg|pem|key|jks|jceks|p12|pfx|crt|cer|env|ini|py|java"
    r"|scala|sh|sql|csv|parquet|log|gz|class|jar)"
)
_PROSE: Final = (
    r"(?i)(?:a|an|the|is|was|are|were|be|been|has|have|had|must|should|shall|can|cannot|could|may|might|will|would"
    r"|not|no|yes|for|to|of|in|on|at|by|from|with|without|and|or|but|if|as|than|then|this|that|it|its|your|you|we"
    r"|required|missing|empty|authentication|authorization|authenticated|expired|expires|expiry|invalid|incorrect|mismatch|wrong|failed"
    r"|failure|fails|error|rejected|denied|refused|unexpected|expected|found|supplied|specified|contains?|needs?"
    r"|length|minimum|maximum|at|least|too|short|long|please|reset|changed?|using|used|use|valid|validation|verified"
    r"|could|does|did|do|cannot|unable|ok|okay|success|successful(?:ly)?|created|generated|obtained|received|loaded"
    r"|refreshed|renewed|renewing|acquired|issued|retrieved|fetched|updated|deleted|added|removed|stored|saved|sent"
    r"|read|parsed|because|when|while|where|after|before|until|only|also|already|now|again|still|available|field"
    r"|column|type|name|file|path|length|size|count|kind|prompt|login|logon|user|username|account|service|server"
    r"|(?:[a-z]+ing))"
)
_OPAQUE: Final = r"[0-9A-Za-z_.~+/=%:@!#$^*?|-]+"
_UUID: Final = r"(?i)[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}"
_PLAIN: Final = (
    r"(?:[0-9]{1,4}[-/:.T][0-9-/:.TZ+]*|v?[0-9]+(?:\.[0-9]+)+[0-9A-Za-z.-]*|(?:[0-9]{1,3}\.){3}[0-9]{1,3}(?::[0-9]+)?"
    r"|[A-Za-z][0-9A-Za-z-]{0,40}(?:\.[A-Za-z][0-9A-Za-z-]{0,40})+(?::[0-9]+)?/?|0x[0-9a-fA-F]+)"
)
_NUMBER: Final = (
    r"(?:[0-9]{1,4}[-/:.T][0-9-/:.TZ+]*|v?[0-9]+(?:\.[0-9]+)+[0-9A-Za-z.-]*|(?:[0-9]{1,3}\.){3}[0-9]{1,3}(?::[0-9]+)?"
    r"|0x[0-9a-fA-F]+)"
)
# A constant or column: words that underscores join.
_IDENTIFIER: Final = r"[A-Z]+(?:_[A-Z]+)+|[a-z]+(?:_[a-z]+)+|[a-z]+(?:-[a-z]+)+"
_NAME: Final = r"[A-Za-z]+[0-9]{0,3}(?:[-_/.:](?:[A-Za-z]+[0-9]{0,3}|[0-9]+))*"


def is_placeholder(value: bytes) -> bool:
    """The value only stands where a secret could stand."""
    if compiled(_PLACEHOLDER).fullmatch(value) or compiled(_CODE).fullmatch(value):
        return True
    if compiled(_PATH).fullmatch(value):
        return True
    name = value.decode("latin-1")
    # `password=password`, `token=self.token`: a variable of that name.
    return len(name) <= 64 and name.replace("_", "").replace(".", "").isalpha() and _names_secret(name)


def _names_secret(name: str) -> bool:
    found = meaning(name)
    return found is not None and found.needs is not Needs.OPAQUE


def is_secrets_name(value: bytes) -> bool:
    """The value is the path of a secret in a store (`prod/db/creds`), not the secret."""
    return compiled(r"[a-z0-9_-]+(?:/[a-z0-9_.-]+)+").fullmatch(value) is not None


def is_prose(value: bytes) -> bool:
    """The value is a word that follows a colon in a sentence: `password: must not be empty`."""
    return compiled(_PROSE).fullmatch(value.rstrip(b".,;:!")) is not None


def is_opaque(value: bytes, least: int = 8) -> bool:
    """The value looks random: long enough, of mixed classes, and neither a name, a number nor a version."""
    if len(value) < least or not compiled(_OPAQUE).fullmatch(value):
        return False
    if compiled(_PLAIN).fullmatch(value) or (compiled(_NAME).fullmatch(value) and len(value) < 24):
        return False
    digits = sum(48 <= byte <= 57 for byte in value)
    upper = sum(65 <= byte <= 90 for byte in value)
    lower = sum(97 <= byte <= 122 for byte in value)
    if digits and digits < len(value) and (upper or lower):
        return True
    return bool(upper and lower) and case_switches(value) * 4 >= len(value)


def case_switches(value: bytes) -> int:
    """How often the case changes: seldom in words, often in random text."""
    kinds = [byte & 32 for byte in value if 65 <= byte & ~32 <= 90]
    return sum(one != other for one, other in pairwise(kinds))


def is_mixed(value: bytes) -> bool:
    """The value has capitals, small letters and digits."""
    return value != value.lower() and value != value.upper() and any(48 <= byte <= 57 for byte in value)


def is_uuid(value: bytes) -> bool:
    """The value has the form of a UUID."""
    return compiled(_UUID).fullmatch(value) is not None


def is_firm(value: bytes) -> bool:
    """The value is no plain short word or number."""
    if len(value) < 4 or compiled(_NUMBER).fullmatch(value) or compiled(_IDENTIFIER).fullmatch(value):
        return False
    digits = sum(48 <= byte <= 57 for byte in value)
    if digits == len(value):
        return digits >= 8
    return digits > 0 or len(value) >= 12 or (len(value) >= 8 and not value.isalpha())


def fits(value: bytes, needs: Needs) -> bool:
    """The value is what a key of that meaning holds."""
    match needs:
        case Needs.ANY:
            return True
        case Needs.FIRM:
            return is_firm(value)
        case Needs.OPAQUE:
            return is_opaque(value)
        case Needs.DIGITS:
            return value.isdigit() and 4 <= len(value) <= 12
