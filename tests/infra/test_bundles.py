"""What each function's bundle holds, and what it cannot import."""

import ast
import json
import os
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from emrdx_infra import bundling
from emrdx_infra.bundles import ACTIONS, BUNDLES, DIAGNOSE, MCP_LIVE, MCP_SERVER, NOTIFY
from emrdx_infra.bundling import BundlingError, build, sources
from emrdx_infra.pinning import closure, texts

# urllib3 comes with botocore.
RUNTIME = {"boto3", "botocore", "urllib3"}
# The name that a distribution is imported by, where it is another one.
IMPORTED_AS = {"aws-lambda-powertools": "aws_lambda_powertools", "google-re2": "re2", "pyyaml": "yaml",
               "typing-extensions": "typing_extensions"}  # fmt: skip


@pytest.fixture(params=BUNDLES, ids=lambda bundle: bundle.function.name)
def bundle(request):
    """Each function's bundle."""
    return request.param


@pytest.fixture
def staged(bundle, tmp_path):
    """The bundle's own sources."""
    return sources(bundle, tmp_path / bundle.function.name)


def _imports(tree):
    """Every module that is imported, inside functions too, but not for the type checker alone."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        else:
            yield from _imports(node)


def _wanted(staged):
    return {name for path in staged.rglob("*.py") for name in _imports(ast.parse(path.read_text()))}


def _within(name, roots):
    return any(name == root or name.startswith(f"{root}.") for root in roots)


def _exists(staged, name):
    path = staged / name.replace(".", "/")
    return path.is_dir() or path.with_suffix(".py").is_file()


def test_a_bundle_holds_every_module_of_ours_that_it_imports(bundle, staged):
    ours = {
        name for name in _wanted(staged) if name.startswith("emrdx") and not _within(name, bundle.without)
    }
    missing = {
        name for name in ours if not _exists(staged, name) and not _exists(staged, name.rpartition(".")[0])
    }
    assert missing == set()


def test_a_bundle_requires_every_distribution_that_it_imports(bundle, staged):
    needed = {name.partition(".")[0] for name in _wanted(staged)} - set(sys.stdlib_module_names) - RUNTIME
    needed = {name for name in needed if not name.startswith("emrdx") and not _within(name, bundle.without)}
    assert needed <= {IMPORTED_AS.get(name, name) for name in closure(bundle.distributions)}


def test_what_a_bundle_is_without_is_not_in_it(bundle, staged):
    assert [name for name in bundle.without if _exists(staged, name)] == []
    assert set(bundle.without).isdisjoint(closure(bundle.distributions))


def test_the_requirements_are_the_lock_files(bundle):
    lock = Path("requirements-dev.lock").read_text()
    assert (bundling.REQUIREMENTS / bundle.requirements).read_text() == texts(lock)[bundle.requirements]


def test_the_requirements_have_hashes_and_no_address(bundle):
    text = (bundling.REQUIREMENTS / bundle.requirements).read_text()
    assert text.count("==") <= text.count("--hash=sha256:")
    assert "://" not in text


def test_the_runtimes_own_sdk_is_left_out(bundle):
    assert RUNTIME.isdisjoint(closure(bundle.distributions))


def test_only_the_mcp_servers_have_the_mcp_sdk(bundle):
    assert ("mcp" in closure(bundle.distributions)) == (bundle in {MCP_SERVER, MCP_LIVE, ACTIONS})


def _run(staged, code):
    """Runs code on the staged sources alone, with the environment's third-party packages."""
    program = f"import sys; sys.path[:] = [{str(staged)!r}, *(p for p in sys.path if not p.endswith('/shared'))]\n{code}"
    environment = {**os.environ, "AWS_DEFAULT_REGION": "eu-west-1", "AWS_LAMBDA_FUNCTION_NAME": "f",
                   "AWS_ACCESS_KEY_ID": "testing", "AWS_SECRET_ACCESS_KEY": "testing",
                   "POWERTOOLS_METRICS_NAMESPACE": "emrdx"}  # fmt: skip
    command = [sys.executable, "-c", program]
    return subprocess.run(command, env=environment, cwd=staged, capture_output=True, text=True, check=False)


def test_a_handler_is_imported_from_its_bundle_alone(bundle, staged):
    module, _, name = bundle.function.entry.rpartition(".")
    done = _run(staged, f"import {module} as m; assert callable(m.{name}); print(m.__file__)")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(str(staged))


@pytest.mark.parametrize("name", ["emrdx.evidence", "emrdx.runs", "emrdx.pipeline", "emrdx.mcp.live"])
def test_the_mcp_bundle_cannot_import_the_collector(tmp_path, name):
    staged = sources(MCP_SERVER, tmp_path / "mcp")
    done = _run(staged, f"import {MCP_SERVER.function.entry.rpartition('.')[0]}\nimport {name}")
    assert done.stderr.splitlines()[-1] == f"ModuleNotFoundError: No module named '{name}'"


def test_the_mcp_bundle_explains_a_kind(tmp_path):
    staged = sources(MCP_SERVER, tmp_path / "mcp")
    body = {"jsonrpc": "2.0", "id": 1, "method": "tools/call",
            "params": {"name": "explain_failure_kind", "arguments": {"kind": "memory.executor_oom"}}}  # fmt: skip
    event = {
        "version": "2.0",
        "rawPath": "/mcp",
        "rawQueryString": "",
        "headers": {"host": "abc.lambda-url.eu-west-1.on.aws", "content-type": "application/json",
                    "accept": "application/json, text/event-stream"},
        "requestContext": {
            "http": {"method": "POST", "path": "/mcp", "sourceIp": "192.0.2.1", "protocol": "HTTP/1.1"},
            "domainName": "abc.lambda-url.eu-west-1.on.aws",
            "authorizer": {"iam": {"userArn": "arn:aws:sts::123456789012:assumed-role/agent/s"}},
        },
        "body": json.dumps(body),
        "isBase64Encoded": False,
    }  # fmt: skip
    done = _run(
        staged,
        "import json, types\n"
        "from emrdx_functions.mcp_server.handler import handler\n"
        "arn = 'arn:aws:lambda:eu-west-1:123456789012:function:emrdx-mcp-server'\n"
        f"answer = handler({event!r}, types.SimpleNamespace(invoked_function_arn=arn))\n"
        "print(json.dumps(answer))",
    )
    assert done.returncode == 0, done.stderr
    answer = json.loads(done.stdout.splitlines()[-1])
    assert answer["statusCode"] == 200
    assert json.loads(answer["body"])["result"]["structuredContent"]["id"] == "memory.executor_oom"


def test_a_part_that_does_not_exist_is_an_error_of_one_line(tmp_path):
    with pytest.raises(BundlingError, match=r"bundle notify: there is no emrdx\.nothing"):
        sources(replace(NOTIFY, parts=("emrdx.nothing",)), tmp_path)


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """The same bundle built twice, with nothing in the cache."""
    patch = pytest.MonkeyPatch()
    archives = []
    for name in ("once", "again"):
        patch.setenv("EMRDX_CACHE", str(tmp_path_factory.mktemp(name)))
        archives.append(build(NOTIFY))
    patch.undo()
    return archives


def test_a_bundle_is_the_same_bytes_each_time(built):
    once, again = built
    assert once.name == again.name
    assert once.read_bytes() == again.read_bytes()


def test_a_bundles_compiled_code_is_for_arm64(built):
    with zipfile.ZipFile(built[0]) as archive:
        compiled = {name: archive.read(name)[:20] for name in archive.namelist() if name.endswith(".so")}
    assert {Path(name).name.partition(".")[2] for name in compiled} == {"cpython-314-aarch64-linux-gnu.so"}
    # e_machine in the ELF header: 183 is AArch64.
    assert {int.from_bytes(head[18:20], "little") for head in compiled.values()} == {183}


def test_a_bundle_is_taken_from_the_cache_the_second_time(tmp_path, monkeypatch):
    monkeypatch.setenv("EMRDX_CACHE", str(tmp_path))
    installed = []

    def install(requirements, target):
        installed.append(requirements.name)
        target.mkdir()

    monkeypatch.setattr(bundling, "_install", install)
    assert build(NOTIFY) == build(NOTIFY)
    assert installed == ["notify.txt"]


def test_own_rules_make_another_bundle_and_are_in_it(tmp_path, monkeypatch):
    monkeypatch.setenv("EMRDX_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(bundling, "_install", lambda _requirements, target: target.mkdir())
    rules = tmp_path / "own"
    rules.mkdir()
    (rules / "team.yaml").write_text("{}\n")
    with_rules = build(DIAGNOSE, rules)
    assert with_rules != build(DIAGNOSE)
    assert "rules/team.yaml" in zipfile.ZipFile(with_rules).namelist()


def test_a_wheel_that_is_not_to_be_had_is_an_error_of_one_line(tmp_path, monkeypatch):
    monkeypatch.setenv("EMRDX_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(bundling, "REQUIREMENTS", tmp_path)
    (tmp_path / "notify.txt").write_text("msgspec==0.22.0 --hash=sha256:" + "0" * 64 + "\n")
    with pytest.raises(
        BundlingError, match=r"^notify\.txt: ERROR: .*; check the network and the package index$"
    ):
        build(NOTIFY)
