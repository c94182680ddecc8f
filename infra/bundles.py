"""What each function is made of. A part that is not named here cannot be imported in that function."""

from dataclasses import dataclass
from typing import Final

from emrdx import wiring

PYTHON: Final = "3.14"
PLATFORMS: Final = ("manylinux2014_aarch64", "manylinux_2_28_aarch64")


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """The modules and packages of ours in a function, and the distributions that they import.

    boto3 is never among them: the Lambda runtime has it.
    """

    function: wiring.Function
    parts: tuple[str, ...]
    distributions: tuple[str, ...]

    @property
    def requirements(self) -> str:
        """The name of the file with its hashed requirements."""
        return f"{self.function.name}.txt"


_VALUES: Final = ("emrdx.limits", "emrdx.model", "emrdx.schemas", "emrdx.wiring", "emrdx.redaction")
_OBSERVED: Final = ("aws-lambda-powertools",)

DIAGNOSE: Final = Bundle(
    function=wiring.DIAGNOSE,
    parts=(
        *_VALUES,
        "emrdx.events",
        "emrdx.runs",
        "emrdx.evidence",
        "emrdx.signals",
        "emrdx.diagnosis",
        "emrdx.findings",
        "emrdx.pipeline",
        "emrdx_functions.diagnose",
    ),
    distributions=(*_OBSERVED, "google-re2", "hyperscan", "isal", "msgspec", "pyyaml"),
)
RECONCILE: Final = Bundle(
    function=wiring.RECONCILE,
    parts=(*_VALUES, "emrdx.events", "emrdx.runs", "emrdx.findings", "emrdx_functions.reconcile"),
    distributions=(*_OBSERVED, "google-re2", "msgspec"),
)
NOTIFY: Final = Bundle(
    function=wiring.NOTIFY,
    parts=(*_VALUES, "emrdx.findings", "emrdx.notify", "emrdx_functions.notify"),
    distributions=(*_OBSERVED, "google-re2", "msgspec"),
)
MCP_SERVER: Final = Bundle(
    function=wiring.MCP_SERVER,
    parts=(
        *_VALUES,
        "emrdx.settings",
        "emrdx.findings",
        "emrdx.mcp",
        "emrdx.diagnosis.catalogue",
        "emrdx.diagnosis.rules",
        "emrdx.diagnosis.kinds",
        "emrdx_functions.mcp_server",
    ),
    distributions=("google-re2", "mangum", "mcp", "msgspec", "pyyaml"),
)
BUNDLES: Final = (DIAGNOSE, RECONCILE, NOTIFY, MCP_SERVER)


def bundle_of(function: wiring.Function) -> Bundle:
    """The bundle that a function is deployed from."""
    return next(bundle for bundle in BUNDLES if bundle.function == function)
