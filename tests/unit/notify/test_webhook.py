"""Posting to Slack's hook without ever telling its address."""

from typing import Any

import pytest
import urllib3

from emrdx.notify.delivery import DeliveryError
from emrdx.notify.webhook import KEPT_SECONDS, SlackWebhook

ADDRESS = "https://hooks.slack.example/services/made/up"


class Secrets:
    """A secret whose text may change; counts how often it was read."""

    def __init__(self, text: str = ADDRESS) -> None:
        self.text = text
        self.reads = 0

    def get_secret_value(self, *, SecretId: str) -> dict[str, str]:  # noqa: N803 - boto3's name
        self.reads += 1
        return {"SecretString": self.text}


class Pool:
    """Answers every request with one status, or fails it."""

    def __init__(self, status: int = 200, headers: dict[str, str] | None = None) -> None:
        self.status, self.headers = status, headers or {}
        self.asked: list[tuple[str, str]] = []
        self.failure: Exception | None = None

    def request(self, method: str, url: str, **options: Any) -> "Pool":
        self.asked.append((method, url))
        assert options["redirect"] is False
        if self.failure:
            raise self.failure
        return self


def webhook(secrets: Secrets, pool: Pool, clock: list[float] | None = None) -> SlackWebhook:
    now = clock or [0.0]
    return SlackWebhook(secrets, "slack", http=pool, clock=lambda: now[0])  # type: ignore[arg-type]


@pytest.mark.parametrize("secret", [ADDRESS, f" {ADDRESS}\n", f'{{"url": "{ADDRESS}"}}'])
def test_the_secret_is_the_address_or_json_with_it(secret: str) -> None:
    pool = Pool()
    assert webhook(Secrets(secret), pool).post(b"{}").status == 200
    assert pool.asked == [("POST", ADDRESS)]


@pytest.mark.parametrize("secret", ["", "not an address", "http://hooks.slack.example/x", '{"url": 7}', "{"])
def test_a_secret_without_an_https_address_is_a_failed_delivery(secret: str) -> None:
    with pytest.raises(DeliveryError, match="holds no https"):
        webhook(Secrets(secret), Pool()).post(b"{}")


def test_the_secret_is_read_once_for_a_while() -> None:
    secrets, clock = Secrets(), [0.0]
    hook = webhook(secrets, Pool(), clock)
    hook.post(b"{}")
    hook.post(b"{}")
    assert secrets.reads == 1
    clock[0] = KEPT_SECONDS
    hook.post(b"{}")
    assert secrets.reads == 2


@pytest.mark.parametrize("status", [403, 404, 410])
def test_an_address_that_is_refused_is_read_anew(status: int) -> None:
    secrets = Secrets()
    hook = webhook(secrets, Pool(status))
    hook.post(b"{}")
    hook.post(b"{}")
    assert secrets.reads == 2


@pytest.mark.parametrize(
    ("header", "seconds"), [("30", 30.0), ("0", 0.0), ("-1", 0.0), ("Fri, 20 Nov 2026", None), (None, None)]
)
def test_retry_after_is_taken_in_seconds(header: str | None, seconds: float | None) -> None:
    headers = {"Retry-After": header} if header is not None else {}
    assert webhook(Secrets(), Pool(429, headers)).post(b"{}").retry_after == seconds


def test_a_failed_connection_does_not_tell_the_address() -> None:
    pool = Pool()
    pool.failure = urllib3.exceptions.LocationParseError(ADDRESS)
    with pytest.raises(DeliveryError) as caught:
        webhook(Secrets(), pool).post(b"{}")
    assert "hooks" not in str(caught.value)
    assert caught.value.__cause__ is None
