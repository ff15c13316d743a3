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

numpy and pyarrow come with the data (a development dependency); nothing of the product imports this package.
"""
