"""Credentials on the command lines of well-known programs, whose flags say nothing by themselves (`-p`, `-u`)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from emrdx.redaction import values
from emrdx.redaction.document import Document, Hit
from emrdx.redaction.form import compiled

RANK: Final = 2
_LINE: Final = 2048
# Between a flag and its argument, in a shell and in a list of arguments.
_GAP: Final = r"(?:[ \t]+|=|[\"'],?[ \t]*[\"'])[\"']?"
_ARGUMENT: Final = r"([^\s\"',|;&<>]+|(?:[^\s\"'|;<>])+)"


@dataclass(frozen=True, slots=True)
class Command:
    """A program and the pattern of its secret argument (group 1), searched behind the program's name."""

    program: str
    pattern: str
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...] = ()


_USER_PASSWORD: Final = r"[^\s:\"'/@,]{1,64}:([^\s\"',|;<>]+)"

COMMANDS: Final = (
    Command(
        "curl",
        r"[\s\"'](?:-u|-U|--user|--proxy-user)(?:" + _GAP + r")?" + _USER_PASSWORD,
        ("curl -sS -u etl:{A12} https://x", "curl --user etl:{A12} x", "['curl', '-u', 'etl:{A12}']", "curl -uetl:{A12} x"),
        ("curl -u etl https://x:8080/", "curl -H accept:json x"),
    ),
    Command("http ", r"[\s\"'](?:-a|--auth)" + _GAP + _USER_PASSWORD, ("http -a etl:{A12} GET x",), ("http -v x",)),
    Command(
        "mysql",
        r"[\s\"']-p([^\s\"'-][^\s\"']*)",
        ("mysql -u root -p{A12} db", "mysqldump -h x -p{A12}"),
        ("mysql -u root -p db", "mysql -P 3306"),
    ),
    Command("sshpass", r"[\s\"']-p[ \t]*[\"']?" + _ARGUMENT, ("sshpass -p {A12} ssh x", "sshpass -p'{A12}' ssh"), ("sshpass -e",)),
    Command("docker login", r"[\s\"']-p" + _GAP + _ARGUMENT, ("docker login -u x -p {A12} reg",), ("docker login reg",)),
    Command("podman login", r"[\s\"']-p" + _GAP + _ARGUMENT, ("podman login -u x -p {A12} reg",), ()),
    Command("redis-cli", r"[\s\"']-a" + _GAP + _ARGUMENT, ("redis-cli -h x -a {A12} ping",), ("redis-cli -n 0",)),
    Command("mongo", r"[\s\"']-p" + _GAP + _ARGUMENT, ("mongosh -u etl -p {A12} db",), ("mongo --port 27017",)),
    Command("sqlcmd", r"[\s\"']-P[ \t]*[\"']?" + _ARGUMENT, ("sqlcmd -S x -U sa -P {A12}",), ("sqlcmd -S x -U sa",)),
    Command("bcp ", r"[\s\"']-P[ \t]*[\"']?" + _ARGUMENT, ("bcp t in f -U sa -P {A12}",), ("bcp t in f",)),
    Command("beeline", r"[\s\"']-p" + _GAP + _ARGUMENT, ("beeline -u jdbc:hive2://x -n etl -p {A12}",), ("beeline -n x",)),
    Command("ldapsearch", r"[\s\"']-w" + _GAP + _ARGUMENT, ("ldapsearch -D cn=x -w {A12} -b dc=x",), ("ldapsearch -x",)),
    Command("smbclient", r"[\s\"']-U" + _GAP + r"[^\s%\"']+%([^\s\"']+)", ("smbclient //x/y -U etl%{A12}",), ()),
    Command("openssl", r"(?:-passin|-passout|-pass)[ \t]+[\"']?pass:([^\s\"']+)", ("openssl rsa -passin pass:{A12} -in x",), ("openssl rsa -in x",)),
    Command("openssl", r"[\s\"']-k[ \t]+[\"']?" + _ARGUMENT, ("openssl enc -aes-256-cbc -k {A12} -in x",), ()),
    Command("htpasswd", r"[\s\"']-[a-zA-Z]*b[a-zA-Z]*[ \t]+\S+[ \t]+\S+[ \t]+(\S+)", ("htpasswd -b file etl {A12}",), ("htpasswd -c file etl",)),
    Command("unzip", r"[\s\"']-P[ \t]*[\"']?" + _ARGUMENT, ("unzip -P {A12} a.zip",), ("unzip a.zip",)),
    Command("snowsql", r"[\s\"']-p" + _GAP + _ARGUMENT, ("snowsql -a x -u y -p {A12}",), ("snowsql -a x",)),
    Command("az login", r"[\s\"']-p" + _GAP + _ARGUMENT, ("az login --service-principal -u x -p {A12}",), ("az login",)),
    Command("login ", r"\S+[ \t\n]+password[ \t]+(\S+)", ("machine x login etl password {A12}",), ("login etl with password",)),
    Command("AUTH ", r"([^\s\"'=:]{8,})[ \t]*$", ("AUTH {A16}",), ("AUTH failed",)),
    Command("requirepass", r"[ \t]+[\"']?" + _ARGUMENT, ("requirepass {A16}",), ()),
)  # fmt: skip


def find(document: Document, positions: Iterable[tuple[int, Command]]) -> Iterator[Hit]:
    """Secret arguments; `positions` are the ends of the programs' names."""
    data = document.data
    for position, command in positions:
        end = min(document.line_end(position), position + _LINE)
        anchored = command.pattern.startswith(("\\S", "(["))
        pattern = compiled(command.pattern)
        found = (
            pattern.match(data, position, end + 1) if anchored else pattern.search(data, position - 1, end)
        )
        if found is None:
            continue
        raw = found.group(1)
        if (
            len(raw) >= 3
            and not values.is_placeholder(raw)
            and not values.is_prose(raw)
            and not _is_port(raw)
        ):
            yield Hit(*found.span(1), "password", raw, RANK)


def _is_port(raw: bytes) -> bool:
    return raw.isdigit() and len(raw) <= 5
