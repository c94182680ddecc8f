"""What comes back from the table is typed as what went in."""

import dataclasses
import typing
from collections.abc import Mapping

import msgspec
import pytest

from emrdx import schemas
from emrdx.redaction import Redacted, stored
from emrdx.schemas import Diagnosis, Fix, encoding, from_stored, to_builtins

SCHEMAS = [each for each in vars(schemas).values() if dataclasses.is_dataclass(each)]


def test_a_diagnosis_comes_back_as_it_was_with_the_keys_of_its_mappings_typed(make_diagnosis) -> None:
    diagnosis = dataclasses.replace(make_diagnosis(), redactions={stored("password"): 2})
    back = from_stored(to_builtins(diagnosis), Diagnosis)

    assert back == diagnosis
    assert {type(name) for name in back.redactions} == {Redacted}
    assert {type(text) for fix in back.fixes for pair in fix.config.items() for text in pair} == {Redacted}


@pytest.mark.parametrize("schema", SCHEMAS, ids=lambda schema: schema.__name__)
def test_every_mapping_of_a_schema_is_typed_when_it_comes_back(schema) -> None:
    hints = typing.get_type_hints(schema)
    mappings = {name for name, hint in hints.items() if typing.get_origin(hint) is Mapping}
    holders = {name for name, hint in hints.items() if Fix in typing.get_args(hint)}

    assert mappings <= encoding._MAPPINGS
    assert holders <= encoding._HOLDERS


@pytest.mark.parametrize("wrong", [{"fixes": 1}, {"redactions": []}, {"fixes": [1]}, 5])
def test_data_that_is_none_of_ours_is_an_error_of_its_kind(wrong) -> None:
    with pytest.raises(msgspec.ValidationError):
        from_stored(wrong, Diagnosis)
