"""What a check says in this language, by one example; `test_plan_sentences.py` looks at all of them."""

from domain.plan_finding import Finding
from domain.plan_sentences import sentence


def test_a_name_that_was_nearly_right() -> None:
    finding = Finding("$.tiers[0]", "unknown_field", {"field": "fre", "near": "free"})

    assert sentence(finding, "es") == 'No hay ningún campo "fre". ¿Quería decir "free"?'
