"""Slack's incoming webhook: its address from Secrets Manager, kept for a while, and posts to it."""

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

import msgspec
import urllib3

from emrdx.notify.delivery import DeliveryError
from emrdx.notify.slack import Answer

if TYPE_CHECKING:
    from mypy_boto3_secretsmanager import SecretsManagerClient

KEPT_SECONDS: Final = 900.0
_TIMEOUT: Final = urllib3.Timeout(connect=3.0, read=7.0)
_REFUSED: Final = frozenset({401, 403, 404, 410})
_RETRY_AFTER_MAX: Final = 3600.0
# A stand-in for Slack on this very machine, as in the demo; anything else must be encrypted.
_LOOPBACK: Final = frozenset({"127.0.0.1", "localhost"})


class SlackWebhook:
    """Posts to the address that a secret holds: the bare URL, or a JSON object with it as `url`."""

    def __init__(
        self,
        client: "SecretsManagerClient",
        secret: str,
        *,
        http: urllib3.PoolManager | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._client = client
        self._secret = secret
        self._http = http or urllib3.PoolManager(retries=False, timeout=_TIMEOUT)
        self._clock = clock
        self._address: str | None = None
        self._until = 0.0

    def post(self, body: bytes) -> Answer:
        """Posts a message.

        Raises:
            DeliveryError: the secret holds no address, or nobody answers there.
        """
        try:
            answer = self._http.request(
                "POST",
                self._current(),
                body=body,
                headers={"Content-Type": "application/json"},
                redirect=False,
            )
        except urllib3.exceptions.HTTPError as error:
            # urllib3's own text names the address, which is the secret.
            raise DeliveryError(f"Slack cannot be reached: {type(error).__name__}") from None
        if answer.status in _REFUSED:
            self._until = 0.0
        return Answer(answer.status, _seconds(answer.headers.get("Retry-After")))

    def _current(self) -> str:
        if self._address is None or self._clock() >= self._until:
            text = self._client.get_secret_value(SecretId=self._secret).get("SecretString", "")
            self._address = _address(text)
            self._until = self._clock() + KEPT_SECONDS
        return self._address


def _address(secret: str) -> str:
    address = secret.strip()
    if address.startswith("{"):
        try:
            address = msgspec.json.decode(address, type=dict[str, str]).get("url", "")
        except msgspec.MsgspecError:
            address = ""
    parts = urlsplit(address)
    local = parts.scheme == "http" and parts.hostname in _LOOPBACK
    if not local and (parts.scheme != "https" or not parts.hostname):
        raise DeliveryError("the Slack secret holds no https:// address (the URL itself, or JSON with `url`)")
    return address


def _seconds(retry_after: str | None) -> float | None:
    try:
        return min(max(float(retry_after or ""), 0.0), _RETRY_AFTER_MAX)
    except ValueError:
        return None
