"""Credentials on the command lines of well-known programs, whose flags say nothing by themselves (`-p`, `-u`)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from emrdx.redaction import values
from emrdx.redaction.document import Document, Hit, group_hit
from emrdx.redaction.form import compiled

RANK: Final = 2
_LINE: Final = 2048
# Between a flag and its argument, in a shell and in a list of arguments.
_GAP: Final = r"(?:[ \t]+|=|[\"'],?[ \t]*[\"'])[\"']?"
_ARGUMENT: Final = r"([^\s\"',|;&<>]+|(?:[^\s\"'|;<>])+)"


@dataclass(frozen=True, slots=True)
class Command:
    """A program, or another word that begins a line of secrets, and the pattern of its secret (group 1) behind it."""

    program: str
    pattern: str
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...] = ()


# The flag stands anywhere behind the program.
_ANYWHERE: Final = r"[^\n]*?"
_USER_COLON: Final = r"[^\s:\"'/@,]{1,64}:([^\s\"',|;<>]+)"

COMMANDS: Final = (
    Command(
        "curl",
        _ANYWHERE + r"[\s\"'](?:-u|-U|--user|--proxy-user)(?:" + _GAP + r")?" + _USER_COLON,
        ("curl -sS -u etl:{A12} https://x", "curl --user etl:{A12} x", "['curl', '-u', 'etl:{A12}']", "curl -uetl:{A12} x"),
        ("curl -u etl https://x:8080/", "curl -H accept:json x"),
    ),
    Command("http -a", r"[ \t]+[\"']?" + _USER_COLON, ("http -a etl:{A12} GET x",), ("http -a etl GET x",)),
    Command(
        "mysql",
        _ANYWHERE + r"[\s\"']-p([^\s\"'-][^\s\"']*)",
        ("mysql -u root -p{A12} db", "mysqldump -h x -p{A12}"),
        ("mysql -u root -p db", "mysql -P 3306"),
    ),
    Command("sshpass", _ANYWHERE + r"[\s\"']-p[ \t]*[\"']?" + _ARGUMENT, ("sshpass -p {A12} ssh x", "sshpass -p'{A12}' ssh"), ("sshpass -e",)),
    Command("docker login", _ANYWHERE + r"[\s\"']-p" + _GAP + _ARGUMENT, ("docker login -u x -p {A12} reg",), ("docker login reg",)),
    Command("podman login", _ANYWHERE + r"[\s\"']-p" + _GAP + _ARGUMENT, ("podman login -u x -p {A12} reg",), ()),
    Command("redis-cli", _ANYWHERE + r"[\s\"']-a" + _GAP + _ARGUMENT, ("redis-cli -h x -a {A12} ping",), ("redis-cli -n 0",)),
    Command("mongo", _ANYWHERE + r"[\s\"']-p" + _GAP + _ARGUMENT, ("mongosh -u etl -p {A12} db",), ("mongo --port 27017",)),
    Command("sqlcmd", _ANYWHERE + r"[\s\"']-P[ \t]*[\"']?" + _ARGUMENT, ("sqlcmd -S x -U sa -P {A12}",), ("sqlcmd -S x -U sa",)),
    Command("bcp ", _ANYWHERE + r"[\s\"']-P[ \t]*[\"']?" + _ARGUMENT, ("bcp t in f -U sa -P {A12}",), ("bcp t in f",)),
    Command("beeline", _ANYWHERE + r"[\s\"']-p" + _GAP + _ARGUMENT, ("beeline -u jdbc:hive2://x -n etl -p {A12}",), ("beeline -n x",)),
    Command("ldapsearch", _ANYWHERE + r"[\s\"']-w" + _GAP + _ARGUMENT, ("ldapsearch -D cn=x -w {A12} -b dc=x",), ("ldapsearch -x",)),
    Command("smbclient", _ANYWHERE + r"[\s\"']-U" + _GAP + r"[^\s%\"']+%([^\s\"']+)", ("smbclient //x/y -U etl%{A12}",), ()),
    Command("openssl", _ANYWHERE + r"(?:-passin|-passout|-pass)[ \t]+[\"']?pass:([^\s\"']+)", ("openssl rsa -passin pass:{A12} -in x",), ("openssl rsa -in x",)),
    Command("openssl", _ANYWHERE + r"[\s\"']-k[ \t]+[\"']?" + _ARGUMENT, ("openssl enc -aes-256-cbc -k {A12} -in x",), ()),
    Command("htpasswd", _ANYWHERE + r"[\s\"']-[a-zA-Z]*b[a-zA-Z]*[ \t]+\S+[ \t]+\S+[ \t]+(\S+)", ("htpasswd -b file etl {A12}",), ("htpasswd -c file etl",)),
    Command("unzip", _ANYWHERE + r"[\s\"']-P[ \t]*[\"']?" + _ARGUMENT, ("unzip -P {A12} a.zip",), ("unzip a.zip",)),
    Command("snowsql", _ANYWHERE + r"[\s\"']-p" + _GAP + _ARGUMENT, ("snowsql -a x -u y -p {A12}",), ("snowsql -a x",)),
    Command("az login", _ANYWHERE + r"[\s\"']-p" + _GAP + _ARGUMENT, ("az login --service-principal -u x -p {A12}",), ("az login",)),
    Command("login ", r"\S+[ \t\n]+password[ \t]+(\S+)", ("machine x login etl password {A12}",), ("login etl with password",)),
    Command("AUTH ", r"([^\s\"'=:]{8,})[ \t]*$", ("AUTH {A16}",), ("AUTH failed",)),
    Command("requirepass", r"[ \t]+[\"']?" + _ARGUMENT, ("requirepass {A16}",), ()),
    Command(
        "identified ",
        r"(?i)(?:with[ \t]+\S+[ \t]+)?(?:by|as)[ \t]+(?:password[ \t]+)?\\*[\"']([^\"'\\]+)",
        ("IDENTIFIED BY '{A12}'", "identified with mysql_native_password by '{A12}'"),
        ("identified by the user",),
    ),
    Command(
        "auth=(",
        r"[ \t]*\\*[\"'][^\"']{0,64}\\*[\"'][ \t]*,[ \t]*\\*[\"']([^\"'\\]+)",
        ("auth=('etl', '{A12}')",),
        ("auth=(user, password)",),
    ),
    Command(
        "basicauth",
        r"\([ \t]*\\*[\"'][^\"']{0,64}\\*[\"'][ \t]*,[ \t]*\\*[\"']([^\"'\\]+)",
        ("HTTPBasicAuth('etl', '{A12}')",),
        ("BasicAuth(user, password)",),
    ),
    Command(
        "getconnection(",
        r"[^()\n]{0,300},[ \t]*\"[^\"]{0,64}\",[ \t]*\"([^\"]+)\"",
        ('getConnection(url, "etl", "{A12}")',),
        ("getConnection(url)",),
    ),
    Command("wandb login", r"[ \t]+([0-9a-f]{40})\b", ("wandb login {h40}",), ("wandb login --relogin",)),
    Command("auth plain ", r"([0-9A-Za-z+/]{8,}={0,2})", ("AUTH PLAIN {b20}",), ("AUTH PLAIN is off",)),
    Command(
        "invalid value ",
        r"(\S+) for configuration [0-9A-Za-z_.]*(?:password|secret|token|key)\b",
        ("Invalid value {A12} for configuration ssl.key.password: no",),
        ("Invalid value 5 for configuration retries",),
    ),
    Command(
        "auth.user.info",
        r"(?:\\*[\"'])?[ \t]*(?:[=:]|->|,)[ \t]*(?:\\*[\"'])?[^:\s\"']{1,64}:([^\s\"',;\\]+)",
        ("basic.auth.user.info=etl:{A12}",),
        ("basic.auth.user.info is missing",),
    ),
)  # fmt: skip


def find(document: Document, positions: Iterable[tuple[int, Command]]) -> Iterator[Hit]:
    """Secret arguments; `positions` are the ends of the programs' names."""
    data = document.data
    for position, command in positions:
        end = min(document.line_end(position), position + _LINE)
        found = compiled(command.pattern).match(data, position, end + 1)
        if found is None:
            continue
        raw = found.group(1)
        if (
            len(raw) >= 3
            and not values.is_placeholder(raw)
            and not values.is_prose(raw)
            and not _is_port(raw)
        ):
            yield group_hit(found, 1, "password", RANK)


def _is_port(raw: bytes) -> bool:
    return raw.isdigit() and len(raw) <= 5
