"""What each function is made of. A part that is not named here cannot be imported in that function."""

from dataclasses import dataclass
from typing import Final

from emrdx import wiring

PYTHON: Final = "3.14"
PLATFORMS: Final = ("manylinux2014_aarch64", "manylinux_2_28_aarch64")


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """The modules and packages of ours in a function, and the distributions that they import.

    `without` is left out of the parts, or named by one of them inside a function which is never called here: it
    cannot be imported. boto3 is never among the distributions: the Lambda runtime has it.
    """

    function: wiring.Function
    parts: tuple[str, ...]
    distributions: tuple[str, ...]
    without: tuple[str, ...] = ()

    @property
    def requirements(self) -> str:
        """The name of the file with its hashed requirements."""
        return f"{self.function.name}.txt"


_VALUES: Final = (
    "emrdx.limits",
    "emrdx.model",
    "emrdx.schemas",
    "emrdx.settings",
    "emrdx.wiring",
    "emrdx.redaction",
    "emrdx.visible",
)
_OBSERVED: Final = ("emrdx.ports", "emrdx_functions.observability")
# What reads logs and finds causes.
_COLLECTING: Final = ("emrdx.evidence", "emrdx.signals", "emrdx.runs", "emrdx.pipeline", "emrdx.user_rules")
# What works on background jobs; starting them needs none of it.
_WORKING: Final = tuple(
    f"emrdx.jobs.{name}"
    for name in (
        "arrow",
        "backfill",
        "export",
        "formats",
        "resume",
        "runners",
        "source",
        "worker",
        "workshop",
    )
)

DIAGNOSE: Final = Bundle(
    function=wiring.DIAGNOSE,
    parts=(
        *_VALUES,
        *_OBSERVED,
        *_COLLECTING,
        "emrdx.diagnosis",
        "emrdx.events",
        "emrdx.findings",
        "emrdx.intake",
        "emrdx_functions.diagnose",
    ),
    distributions=("aws-lambda-powertools", "google-re2", "hyperscan", "isal", "msgspec", "pyyaml"),
    without=("emrdx.notify", "emrdx.reconcile", "emrdx.retried"),
)
RECONCILE: Final = Bundle(
    function=wiring.RECONCILE,
    parts=(
        *_VALUES,
        *_OBSERVED,
        "emrdx.events",
        "emrdx.findings",
        "emrdx.intake",
        "emrdx.reconcile",
        "emrdx.retried",
        "emrdx_functions.reconcile",
    ),
    distributions=("aws-lambda-powertools", "google-re2", "hyperscan", "msgspec"),
    without=(*_COLLECTING, "emrdx.diagnosis", "emrdx.notify"),
)
NOTIFY: Final = Bundle(
    function=wiring.NOTIFY,
    parts=(*_VALUES, *_OBSERVED, "emrdx.findings", "emrdx.notify", "emrdx_functions.notify"),
    distributions=("aws-lambda-powertools", "google-re2", "hyperscan", "msgspec"),
    without=(
        *_COLLECTING,
        "emrdx.diagnosis",
        "emrdx.events",
        "emrdx.intake",
        "emrdx.reconcile",
        "emrdx.retried",
    ),
)
MCP_SERVER: Final = Bundle(
    function=wiring.MCP_SERVER,
    parts=(
        *_VALUES,
        "emrdx.diagnosis.knowledge.catalogue",
        "emrdx.diagnosis.kinds",
        "emrdx.diagnosis.knowledge.rules",
        "emrdx.findings",
        "emrdx.mcp",
        "emrdx_functions.mcp_server",
    ),
    distributions=("google-re2", "hyperscan", "mangum", "mcp", "msgspec", "pyyaml"),
    without=(
        *_COLLECTING,
        "emrdx.acting",
        "emrdx.mcp.acting",
        "emrdx.mcp.live",
        "emrdx.mcp.policed",
        "emrdx.diagnosis.causes.cause",
        "emrdx.diagnosis.knowledge.match",
        "emrdx.diagnosis.answer.report",
        "emrdx.diagnosis.rule_sets",
    ),
)
MCP_LIVE: Final = Bundle(
    function=wiring.MCP_LIVE,
    parts=(
        *_VALUES,
        "emrdx.diagnosis",
        "emrdx.evidence",
        "emrdx.findings",
        "emrdx.mcp",
        "emrdx.runs",
        "emrdx.signals",
        "emrdx.user_rules",
        "emrdx_functions.mcp_live",
    ),
    distributions=("google-re2", "hyperscan", "isal", "mangum", "mcp", "msgspec", "pyyaml"),
    without=("emrdx.acting", "emrdx.mcp.acting", "emrdx.mcp.policed", "emrdx.pipeline", "emrdx.ports"),
)
ACTIONS: Final = Bundle(
    function=wiring.ACTIONS,
    parts=(
        *_VALUES,
        "emrdx.acting",
        "emrdx.diagnosis.knowledge.catalogue",
        "emrdx.diagnosis.kinds",
        "emrdx.diagnosis.knowledge.rules",
        "emrdx.diagnosis.advice.workers",
        "emrdx.findings",
        "emrdx.jobs",
        "emrdx.mcp",
        "emrdx.notify.wish",
        "emrdx.policy",
        "emrdx.runs",
        "emrdx_functions.actions",
    ),
    distributions=("google-re2", "hyperscan", "mangum", "mcp", "msgspec", "pyyaml"),
    without=(
        "emrdx.evidence",
        "emrdx.signals",
        "emrdx.pipeline",
        "emrdx.user_rules",
        "emrdx.mcp.live",
        *_WORKING,
        "emrdx.diagnosis.causes.cause",
        "emrdx.diagnosis.knowledge.match",
        "emrdx.diagnosis.answer.report",
        "emrdx.diagnosis.rule_sets",
    ),
)
JOBS: Final = Bundle(
    function=wiring.JOBS,
    parts=(
        *_VALUES,
        "emrdx_functions.observability",
        *_COLLECTING,
        "emrdx.diagnosis",
        "emrdx.events",
        "emrdx.findings",
        "emrdx.jobs",
        "emrdx_functions.jobs",
    ),
    distributions=(
        "aws-lambda-powertools",
        "google-re2",
        "hyperscan",
        "isal",
        "msgspec",
        "pyarrow",
        "pyyaml",
    ),
    without=("emrdx.acting", "emrdx.mcp", "emrdx.notify", "emrdx.reconcile", "emrdx.jobs.resume"),
)
BUNDLES: Final = (DIAGNOSE, RECONCILE, NOTIFY, MCP_SERVER, MCP_LIVE, ACTIONS, JOBS)


def bundle_of(function: wiring.Function) -> Bundle:
    """The bundle that a function is deployed from."""
    return next(bundle for bundle in BUNDLES if bundle.function == function)
