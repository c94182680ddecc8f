"""Every declared form finds its examples and leaves its counter-examples; a character less is no secret."""

import pytest
import re2

from emrdx.redaction import Redactor
from emrdx.redaction.commands import COMMANDS
from emrdx.redaction.form import compiled, example, expression, width
from emrdx.redaction.forms import FAMILIES, FORMS

_EXAMPLES = [(form.type, template) for form in FORMS for template in form.examples]
_COUNTER_EXAMPLES = [(form.type, template) for form in FORMS for template in form.counter_examples]


@pytest.fixture(scope="module")
def redactor() -> Redactor:
    return Redactor()


def _without_pairs(template: str, seed: int) -> str:
    """The example in prose, beside no key that would give it away."""
    return f"seen {example(template, seed)} there"


@pytest.mark.parametrize(("kind", "template"), _EXAMPLES)
def test_an_example_is_found_by_its_form_alone(kind: str, template: str, redactor: Redactor) -> None:
    for seed in range(5):
        session = redactor.session()
        session.text(_without_pairs(template, seed))

        assert kind in session.counts


@pytest.mark.parametrize(("kind", "template"), _COUNTER_EXAMPLES)
def test_a_counter_example_is_not_taken_for_the_form(kind: str, template: str, redactor: Redactor) -> None:
    session = redactor.session()
    session.text(_without_pairs(template, seed=1))

    assert kind not in session.counts


_FIXED = [
    (form.type, template)
    for form in FORMS
    for template in form.examples
    if re2.search(r"\{[A-Za-z]\d+\}$", template) and form.pattern.endswith(r"\b") and "," not in form.pattern
]


@pytest.mark.parametrize(("kind", "template"), _FIXED)
def test_one_character_more_or_less_is_no_secret_of_a_fixed_form(
    kind: str, template: str, redactor: Redactor
) -> None:
    whole = example(template, seed=3)
    for near_miss in (whole[:-1], whole + "0"):
        session = redactor.session()
        session.text(f"seen {near_miss} there")

        assert kind not in session.counts


@pytest.mark.parametrize("anchor", sorted({anchor for form in FORMS for anchor in form.anchors}))
def test_an_anchor_has_the_width_that_is_taken_back_from_its_end(anchor: str) -> None:
    for form in (form for form in FORMS if anchor in form.anchors):
        for template in form.examples:
            for found in compiled(expression(anchor)).finditer(example(template).encode()):
                assert found.end() - found.start() == width(anchor)


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.type)
def test_a_form_is_declared_wholly(form) -> None:
    assert re2.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", form.type)
    assert form.of
    assert form.examples
    assert form.counter_examples
    assert compiled(form.pattern).groups == 0 or form.pattern.count("(") > form.pattern.count("(?:")


def test_no_form_is_in_two_families() -> None:
    assert len(FORMS) == sum(len(family) for family in FAMILIES.values())
    assert len({form.pattern for form in FORMS}) == len(FORMS)


def test_no_source_file_holds_text_that_looks_like_a_credential() -> None:
    """Examples are templates, so that scanners for pushed secrets find none."""
    for _, template in _EXAMPLES:
        assert "{" in template


@pytest.mark.parametrize(
    ("command", "template"), [(command, template) for command in COMMANDS for template in command.examples]
)
def test_a_commands_secret_argument_is_removed(command, template: str, redactor: Redactor) -> None:
    secret = example("{A12}" if "{A12}" in template else "{A16}", seed=2)
    line = template.replace("{A12}", secret).replace("{A16}", secret)

    redacted = redactor.session().text(line)

    assert secret not in redacted
    assert command.program.strip().strip("(").lower() in redacted.lower()


@pytest.mark.parametrize(
    "template", [template for command in COMMANDS for template in command.counter_examples]
)
def test_a_command_without_a_secret_argument_is_unchanged(template: str, redactor: Redactor) -> None:
    assert redactor.session().text(template) == template
