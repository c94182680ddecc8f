"""Google Cloud and Google's consumer services."""

from typing import Final

from emrdx.redaction.form import Form

FORMS: Final = (
    Form(
        type="google-api-key",
        of="Google API key",
        anchors=("AIza",),
        pattern=r"AIza[0-9A-Za-z_-]{35}",
        examples=("AIzaSy{u33}",),
        counter_examples=("AIza{u30} short",),
    ),
    Form(
        type="google-oauth-secret",
        of="Google OAuth client secret",
        anchors=("GOCSPX-",),
        pattern=r"GOCSPX-[0-9A-Za-z_-]{20,40}",
        examples=("GOCSPX-{u28}",),
        counter_examples=("GOCSPX-short",),
    ),
    Form(
        type="google-oauth-token",
        of="Google OAuth access or refresh token",
        anchors=("ya29.", "1//0"),
        pattern=r"(?:ya29\.[0-9A-Za-z_.-]{20,}|1//0[0-9A-Za-z_-]{30,})",
        examples=("ya29.{u120}", "1//0{u60}"),
        counter_examples=("ya29.short", "1//0 rows"),
    ),
    Form(
        type="google-hmac-key",
        of="Google Cloud Storage HMAC access id",
        anchors=("GOOG1", "GOOGE"),
        pattern=r"GOOG(?:1[0-9A-Z]{56,60}|[0-9A-Z]{20})\b",
        examples=("GOOG1E{X57}", "GOOGE{X19}"),
        counter_examples=("GOOGE short",),
    ),
    Form(
        type="firebase-key",
        of="Firebase Cloud Messaging server key",
        anchors=(":APA91b",),
        pattern=r"\b[0-9A-Za-z_-]{11}:APA91b[0-9A-Za-z_-]{100,}",
        lead=11,
        examples=("AAAA{u7}:APA91b{u134}",),
        counter_examples=("x:APA91b",),
    ),
)
