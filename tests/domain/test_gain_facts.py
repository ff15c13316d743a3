"""Which terms were sold."""

from domain.gain_facts import Term, terms_of_entry
from tests.domain.programme import PLAN, member, sale, thing
from tests.domain.returning import one_return
from tests.domain.test_cause_postings import entry

GOLD = thing("GOLD", 29_900)


def test_a_return_takes_its_terms_back() -> None:
    sold = sale((GOLD, 2), who=member())
    back = one_return(sold, (), {1: 1}, PLAN)

    assert terms_of_entry(entry(sold)) == (Term("M1", "gold", "2026-11-24", 24),)
    assert terms_of_entry(entry(back)) == (Term("M1", "gold", "2026-11-24", -12),)
