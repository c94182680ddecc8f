"""The CDK app. `python -m emrdx_infra.app` writes the cloud assembly, which is what `cdk.json` runs."""

import contextlib
import json
import os
import sys
from pathlib import Path

from emrdx_infra.bundling import BundlingError
from emrdx_infra.node import use_packaged_node
from emrdx_infra.own_rules import tried
from emrdx_infra.settings import DeploySettings, DeploySettingsError
from emrdx_infra.sources import load


class SynthesisError(RuntimeError):
    """The stack does not hold up. The text is one line."""


def synthesize(settings: DeploySettings, folder: Path) -> Path:
    """Writes the cloud assembly to a folder and says where its template is.

    Raises:
        BundlingError: a function's bundle cannot be built.
        DeploySettingsError: a setting does not fit what is deployed, or a rule of one's own breaks.
        SynthesisError: cdk-nag or the CDK refuses the stack, or the folder cannot be made.
    """
    if settings.bundle:
        tried(settings.rules_folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SynthesisError(f"{folder}: {error.strerror}; name a folder that can be written") from error
    use_packaged_node()
    # The first import of the CDK starts Node.
    from aws_cdk import App

    from emrdx_infra.stack import EmrdxStack

    # Node keeps the working folder that it was started in.
    app = App(outdir=str(folder.absolute()), analytics_reporting=False)
    stack = EmrdxStack(app, settings=settings)
    try:
        app.synth()
    except RuntimeError as error:
        raise SynthesisError(f"the stack is refused: {_violations(folder) or error}") from error
    return folder / stack.template_file


def _violations(folder: Path) -> str:
    """What the validation report names, in one line."""
    report = folder / "validation-report.json"
    if not report.is_file():
        return ""
    found = [
        f"{violation['ruleName']} at {place['constructPath']}"
        for plugin in json.loads(report.read_text(encoding="utf-8")).get("pluginReports", ())
        for violation in plugin["violations"]
        for place in violation["violatingConstructs"]
    ]
    return f"{'; '.join(found)}; see {report}" if found else ""


def main() -> int:
    """Synthesizes with the settings of the working folder to CDK_OUTDIR, else to `cdk.out`."""
    try:
        template = synthesize(load(), Path(os.environ.get("CDK_OUTDIR", "cdk.out")))
    except (BundlingError, DeploySettingsError, SynthesisError) as error:
        with contextlib.suppress(BrokenPipeError):
            sys.stderr.write(f"emrdx: {error}\n")
        return 1
    sys.stdout.write(f"{template}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
