"""Package and image registries."""

from typing import Final

from emrdx.redaction.form import Form

FORMS: Final = (
    Form(
        type="npm-token",
        of="npm access token",
        anchors=("npm_",),
        pattern=r"npm_[0-9A-Za-z]{36}\b",
        examples=("npm_{A36}",),
        counter_examples=("npm_{A35} short", "npm_config_cache_directory_of_the_build_user"),
    ),
    Form(
        type="pypi-token",
        of="PyPI or TestPyPI upload token",
        anchors=("pypi-AgE",),
        pattern=r"pypi-AgE[0-9A-Za-z_-]{40,}",
        examples=("pypi-AgEIcHlwaS5vcmc{u90}", "pypi-AgENdGVzdC5weXBpLm9yZw{u90}"),
        counter_examples=("pypi-AgE short",),
    ),
    Form(
        type="docker-token",
        of="Docker Hub personal or organisation token",
        anchors=("dckr_pat_", "dckr_oat_"),
        pattern=r"dckr_[po]at_[0-9A-Za-z_-]{24,}",
        examples=("dckr_pat_{u27}", "dckr_oat_{u32}"),
        counter_examples=("dckr_pat_name",),
    ),
    Form(
        type="rubygems-key",
        of="RubyGems API key",
        anchors=("rubygems_",),
        pattern=r"rubygems_[0-9a-f]{48}\b",
        examples=("rubygems_{h48}",),
        counter_examples=("rubygems_{h40} short",),
    ),
    Form(
        type="crates-token",
        of="crates.io token",
        anchors=(r"\bcio[A-Za-z0-9]{32}",),
        pattern=r"cio[0-9A-Za-z]{32}\b",
        examples=("cio{A32}",),
        counter_examples=("cio{A31} short",),
    ),
    Form(
        type="nuget-key",
        of="NuGet API key",
        anchors=(r"\boy2[a-z0-9]{43}",),
        pattern=r"oy2[0-9a-z]{43}\b",
        examples=("oy2{a43}",),
        counter_examples=("oy2{a42} short",),
    ),
    Form(
        type="clojars-token",
        of="Clojars deploy token",
        anchors=("CLOJARS_",),
        pattern=r"CLOJARS_[0-9a-z]{60}\b",
        examples=("CLOJARS_{a60}",),
        counter_examples=("CLOJARS_USER",),
    ),
    Form(
        type="artifactory-key",
        of="JFrog Artifactory API key or reference token",
        anchors=("AKCp", "cmVmdGtu"),
        pattern=r"(?:AKCp[0-9A-Za-z]{66,}|cmVmdGtu[0-9A-Za-z]{52,})",
        examples=("AKCp{A69}", "cmVmdGtu{A56}"),
        counter_examples=("AKCp{A30} short",),
    ),
)
