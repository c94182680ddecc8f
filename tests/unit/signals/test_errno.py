"""The system's error texts are known in other languages."""

import pytest

from emrdx.signals.errno import in_english


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("/data/a.csv (Datei oder Verzeichnis nicht gefunden)", "/data/a.csv (No such file or directory)"),
        ("[Errno 13] Permiso denegado: '/data'", "[Errno 13] Permission denied: '/data'"),
        ("connect: 拒绝连接 (10.0.0.9:5432)", "connect: Connection refused (10.0.0.9:5432)"),
        ("write error: デバイスに空き領域がありません", "write error: No space left on device"),
        ("rows written: 12", "rows written: 12"),
    ],
)
def test_a_translated_text_is_read_as_the_english_one(text: str, english: str) -> None:
    assert in_english(text) == english
