"""Translations: operating systems, Java and databases print their messages in the machine's language."""

from tests.corpus.mutations.lines import Change, every_line

# glibc's and PostgreSQL's own catalogues (libc.mo, postgres.mo); the English is what stands in the cases.
PHRASES: dict[str, dict[str, str]] = {
    "german": {
        "No such file or directory": "Datei oder Verzeichnis nicht gefunden",
        "Permission denied": "Keine Berechtigung",
        "Connection refused": "Verbindungsaufbau abgelehnt",
        "Connection timed out": "Die Wartezeit für die Verbindung ist abgelaufen",
        "Cannot allocate memory": "Nicht genügend Hauptspeicher verfügbar",
        "No space left on device": "Auf dem Gerät ist kein Speicherplatz mehr verfügbar",
        "Name or service not known": "Der Name oder der Dienst ist nicht bekannt",
        "No route to host": "Keine Route zum Zielrechner",
        "Connection reset by peer": "Die Verbindung wurde vom Kommunikationspartner zurückgesetzt",
        "Broken pipe": "Datenübergabe unterbrochen (broken pipe)",
        "ERROR: relation": "FEHLER: Relation",
        "does not exist": "existiert nicht",
        "password authentication failed for user": "Passwort-Authentifizierung für Benutzer fehlgeschlagen",
        "duplicate key value violates unique constraint": "doppelter Schlüsselwert verletzt Unique-Constraint",
        "permission denied for": "keine Berechtigung für",
        "FATAL: ": "FATAL: ",
    },
    "french": {
        "No such file or directory": "Aucun fichier ou dossier de ce nom",
        "Permission denied": "Permission non accordée",
        "Connection refused": "Connexion refusée",
        "Connection timed out": "Connexion terminée par expiration du délai d'attente",
        "Cannot allocate memory": "Ne peut allouer de la mémoire",
        "No space left on device": "Aucun espace disponible sur le périphérique",
        "Name or service not known": "Nom ou service inconnu",
        "No route to host": "Aucun chemin d'accès pour atteindre l'hôte cible",
        "Connection reset by peer": "Connexion ré-initialisée par le correspondant",
        "Broken pipe": "Relais brisé (pipe)",
        "ERROR: relation": "ERREUR: la relation",
        "does not exist": "n'existe pas",
        "password authentication failed for user": "authentification par mot de passe échouée pour l'utilisateur",
        "duplicate key value violates unique constraint": "la valeur d'une clé dupliquée rompt la contrainte unique",
        "permission denied for": "droit refusé pour",
    },
    "spanish": {
        "No such file or directory": "No existe el fichero o el directorio",
        "Permission denied": "Permiso denegado",
        "Connection refused": "Conexión rehusada",
        "Connection timed out": "Expiró el tiempo de conexión",
        "Cannot allocate memory": "No se pudo asignar memoria",
        "No space left on device": "No queda espacio en el dispositivo",
        "Name or service not known": "Nombre o servicio desconocido",
        "No route to host": "No existe ninguna ruta hasta el `host'",
        "Connection reset by peer": "Conexión reinicializada por la máquina remota",
        "Broken pipe": "Tubería rota",
        "ERROR: relation": "ERROR: no existe la relación",
        "password authentication failed for user": "la autentificación password falló para el usuario",
        "duplicate key value violates unique constraint": "llave duplicada viola restricción de unicidad",
        "permission denied for": "permiso denegado a",
    },
    "japanese": {
        "No such file or directory": "そのようなファイルやディレクトリはありません",
        "Permission denied": "許可がありません",
        "Connection refused": "接続を拒否されました",
        "Connection timed out": "接続がタイムアウトしました",
        "Cannot allocate memory": "メモリを確保できません",
        "No space left on device": "デバイスに空き領域がありません",
        "Name or service not known": "名前またはサービスが不明です",
        "No route to host": "ホストへの経路がありません",
        "Connection reset by peer": "接続が相手からリセットされました",
        "Broken pipe": "パイプが切断されました",
        "ERROR: relation": "ERROR: リレーション",
        "does not exist": "は存在しません",
        "password authentication failed for user": "ユーザーのパスワード認証に失敗しました",
        "duplicate key value violates unique constraint": "重複したキー値は一意性制約違反となります",
    },
    "chinese": {
        "No such file or directory": "没有那个文件或目录",
        "Permission denied": "权限不够",
        "Connection refused": "拒绝连接",
        "Connection timed out": "连接超时",
        "Cannot allocate memory": "无法分配内存",
        "No space left on device": "设备上没有空间",
        "Name or service not known": "未知的名称或服务",
        "No route to host": "没有到主机的路由",
        "Connection reset by peer": "连接被对方重设",
        "Broken pipe": "断开的管道",
        "ERROR: relation": "错误: 关系",
        "does not exist": "不存在",
        "password authentication failed for user": "用户 Password 认证失败",
        "duplicate key value violates unique constraint": "重复键违反唯一约束",
    },
}


def _translated(phrases: dict[str, str]) -> Change:
    def change(_: int, line: str) -> str:
        for english, other in phrases.items():
            if english in line:
                line = line.replace(english, other)
        return line

    return every_line(change)


LANGUAGES: dict[str, Change] = {name: _translated(phrases) for name, phrases in PHRASES.items()}
