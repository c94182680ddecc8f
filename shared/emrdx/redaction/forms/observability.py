"""Monitoring, alerts and analytics."""

from typing import Final

from emrdx.redaction.form import Form

FORMS: Final = (
    Form(
        type="grafana-token",
        of="Grafana service account or cloud token",
        anchors=("glsa_", "glc_eyJ"),
        pattern=r"(?:glsa_[0-9A-Za-z]{32}_[0-9a-fA-F]{8}|glc_eyJ[0-9A-Za-z+/=_-]{30,})",
        examples=("glsa_{A32}_{h8}", "glc_eyJ{b90}=="),
        counter_examples=("glsa_{A30} short",),
    ),
    Form(
        type="newrelic-key",
        of="New Relic user, ingest, browser or licence key",
        anchors=("NRAK-", "NRII-", "NRIQ-", "NRRA-", "NRAL"),
        pattern=r"(?:NR(?:AK|II|IQ|RA)-[0-9A-Za-z_-]{27,42}|\b[0-9a-f]{36}NRAL\b|\b[0-9a-f]{32}FFFFNRAL\b)",
        lead=36,
        examples=("NRAK-{U27}", "NRII-{A32}", "{h36}NRAL"),
        counter_examples=("NRAK-{U10} short",),
    ),
    Form(
        type="sentry-token",
        of="Sentry organisation or user token",
        anchors=("sntrys_", "sntryu_"),
        pattern=r"(?:sntrys_eyJ[0-9A-Za-z+/=_-]{60,}|sntryu_[0-9a-f]{64})",
        examples=("sntryu_{h64}", "sntrys_eyJ{b120}={b2}_{b43}"),
        counter_examples=("sntryu_{h30} short",),
    ),
    Form(
        type="dynatrace-token",
        of="Dynatrace token",
        anchors=(r"\bdt0[a-z][0-9]{2}\.",),
        pattern=r"dt0[a-z][0-9]{2}\.[A-Z0-9]{24}\.[A-Z0-9]{64}\b",
        examples=("dt0c01.{X24}.{X64}",),
        counter_examples=("dt0c01.{X24}",),
    ),
    Form(
        type="launchdarkly-key",
        of="LaunchDarkly SDK or API key",
        anchors=("sdk-", "api-"),
        pattern=r"\b(?:sdk|api)-[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\b",
        examples=("sdk-{h8}-{h4}-{h4}-{h4}-{h12}", "api-{h8}-{h4}-{h4}-{h4}-{h12}"),
        counter_examples=("sdk-core", "api-{h8}-{h4}"),
    ),
    Form(
        type="mapbox-token",
        of="Mapbox secret token",
        anchors=(r"\bsk\.eyJ",),
        pattern=r"sk\.eyJ[0-9A-Za-z_-]{20,}\.[0-9A-Za-z_-]{20,}",
        examples=("sk.eyJ{u60}.{u22}",),
        counter_examples=("sk.eyJ x",),
    ),
    Form(
        type="posthog-key",
        of="PostHog personal key",
        anchors=("phx_", "phs_"),
        pattern=r"ph[xs]_[0-9A-Za-z_-]{40,}",
        examples=("phx_{A43}",),
        counter_examples=("phx_x",),
    ),
    Form(
        type="vendor-key",
        of="ReadMe, Duffel, EasyPost or Frame.io key",
        anchors=("rdme_", "duffel_live_", "duffel_test_", "EZAK", "EZTK", "fio-u-"),
        pattern=r"(?:rdme_[0-9a-z]{70}|duffel_(?:live|test)_[0-9A-Za-z_=-]{43}|EZ[AT]K[0-9A-Za-z]{54}"
        r"|fio-u-[0-9A-Za-z_=-]{64})",
        examples=("rdme_{a70}", "duffel_live_{u43}", "EZAK{A54}", "fio-u-{u64}"),
        counter_examples=("rdme_x", "EZAK short"),
    ),
)
