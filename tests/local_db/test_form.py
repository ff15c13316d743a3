"""The inserts are those that SQLAlchemy compiles from the tables."""

import pytest

from local_db import form, schema


@pytest.mark.parametrize("name", ["journal", "private", "posting", "receipt", "shift", "day"])
def test_an_insert_is_the_one_of_its_table(name: str) -> None:
    assert getattr(form, f"{name.upper()}_SQL") == schema.insert_sql(schema.metadata.tables[name])


def test_the_present_revision_is_the_newest_one_that_is_known() -> None:
    assert form.KNOWN[-1] == form.REVISION
