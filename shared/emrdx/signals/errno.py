# ruff: noqa: RUF001 (Cyrillic letters are meant)
"""The operating system's error texts in English, whatever the machine's language.

The JVM and CPython print what `strerror` says in the process' locale. The translations are those of glibc's
message catalogues (`libc.mo`).
"""

from functools import lru_cache
from typing import Final

import re2

LONGEST: Final = 8000
# fmt: off
_PHRASES: Final[dict[str, tuple[str, ...]]] = {
    "No such file or directory": (
        "Datei oder Verzeichnis nicht gefunden", "Aucun fichier ou dossier de ce nom",
        "Aucun fichier ou dossier de ce type", "No existe el fichero o el directorio",
        "No existe el archivo o el directorio", "File o directory non esistente",
        "Ficheiro ou pasta inexistente", "Arquivo ou diretório inexistente",
        "そのようなファイルやディレクトリはありません", "没有那个文件或目录", "그런 파일이나 디렉터리가 없습니다",
        "Нет такого файла или каталога", "Nie ma takiego pliku ani katalogu",
    ),
    "Permission denied": (
        "Keine Berechtigung", "Permission non accordée", "Permiso denegado", "Permesso negato",
        "Permissão negada", "許可がありません", "权限不够", "허가 거부", "Отказано в доступе", "Brak dostępu",
    ),
    "Connection refused": (
        "Verbindungsaufbau abgelehnt", "Connexion refusée", "Conexión rehusada", "Connessione rifiutata",
        "Conexão recusada", "接続を拒否されました", "拒绝连接", "연결이 거부됨", "В соединении отказано",
        "Połączenie odrzucone",
    ),
    "Connection timed out": (
        "Die Wartezeit für die Verbindung ist abgelaufen", "Connexion terminée par expiration du délai d'attente",
        "Expiró el tiempo de conexión", "Connessione scaduta", "Tempo esgotado para conexão",
        "接続がタイムアウトしました", "连接超时", "연결 시간 초과", "Время ожидания соединения истекло",
    ),
    "Connection reset by peer": (
        "Die Verbindung wurde vom Kommunikationspartner zurückgesetzt",
        "Connexion ré-initialisée par le correspondant", "Conexión reinicializada por la máquina remota",
        "Connessione interrotta dal corrispondente", "接続が相手からリセットされました", "连接被对方重设",
    ),
    "Cannot allocate memory": (
        "Nicht genügend Hauptspeicher verfügbar", "Ne peut allouer de la mémoire", "No se pudo asignar memoria",
        "Impossibile allocare memoria", "Não é possível alocar memória", "メモリを確保できません", "无法分配内存",
        "메모리를 할당할 수 없습니다", "Невозможно выделить память",
    ),
    "No space left on device": (
        "Auf dem Gerät ist kein Speicherplatz mehr verfügbar", "Aucun espace disponible sur le périphérique",
        "No queda espacio en el dispositivo", "Spazio esaurito sul device",
        "Não há espaço disponível no dispositivo", "デバイスに空き領域がありません", "设备上没有空间",
        "장치에 남은 공간이 없음", "На устройстве не осталось свободного места", "Brak miejsca na urządzeniu",
    ),
    "Name or service not known": (
        "Der Name oder der Dienst ist nicht bekannt", "Nom ou service inconnu", "Nombre o servicio desconocido",
        "Nome o servizio sconosciuto", "名前またはサービスが不明です", "未知的名称或服务",
    ),
    "No route to host": (
        "Keine Route zum Zielrechner", "Aucun chemin d'accès pour atteindre l'hôte cible",
        "No existe ninguna ruta hasta el `host'", "Nessun instradamento per l'host",
        "ホストへの経路がありません", "没有到主机的路由",
    ),
    "Broken pipe": ("Datenübergabe unterbrochen (broken pipe)", "Relais brisé (pipe)", "パイプが切断されました", "断开的管道"),
}
# fmt: on
_ENGLISH: Final = {phrase: english for english, phrases in _PHRASES.items() for phrase in phrases}
_ANY: Final = re2.compile("|".join(re2.escape(phrase) for phrase in _ENGLISH))


@lru_cache(maxsize=512)
def in_english(text: str) -> str:
    """The text with the system's errors in English."""
    head = text[:LONGEST]
    if not _ANY.search(head):
        return text
    return str(_ANY.sub(lambda match: _ENGLISH[match.group(0)], head)) + text[LONGEST:]
