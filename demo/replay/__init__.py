"""The replay: a real chain's baskets, sold again by the till.

data.py        reads the transactions of some weeks into columns of whole numbers
price_list.py  makes a price list per article, store and day from them
expected.py    what the till will make of every line under that list, and what remains: `imported`
baskets.py     the same lines as a stream of baskets, in the order in which they were sold
odd.py         the odd cases: counted, shown, and how each is posted
figures.py     what a replay has before it, in figures: what `python -m demo.replay` prints
totals.py      totals per store and week, and the table that shows till, HQ and data side by side
runner.py      sells the stream through a `Seller` and writes down what was sold
sold_file.py   the sale file: one JSON line per sale
recompute.py   the check: a script that shares no code with any of the above

through_services.py  the replay through HQ and registers in processes of their own, and the comparison of all books
masters.py     what HQ is filled with            headquarters.py  HQ's side: prices, codes, what its journals say
crew.py        the workers, as processes         worker.py        one of them: store after store
store.py       one store: the seller of its registers
register.py    one register: books, services     talk.py          its requests to HQ, when they are asked for
lines_file.py  a store's lines for its worker    store_clock.py   the clock that stands at the sale
report.py      what is printed at the end

numpy and pyarrow come with the data (a development dependency); nothing of the product imports this package.
"""
