"""The shop's rules, shared by the till and by HQ: pure functions over frozen dataclasses.

This package may import the standard library only: no clock, no random, no environment, no I/O.

errors -> the two kinds of error a rule may raise        money -> every division and every rounding
articles, members -> facts as a sale sees them            plan -> the chain's published membership rules
cart -> what is being sold                                pricing -> price(cart, member, plan, at), explained
benefits -> what may be taken off                         conditions, offering, gathering -> what of it holds in a sale
goods, units, taking -> lines, pieces, what is taken      knots, stacking -> which benefits are taken together
tiers, stored_value, tenders, shifts, returns             allowances -> what a register may spend without asking
entries -> bodies of journal entries                      postings -> postings(entry), the ledger
receipt -> the receipt as a model
"""
