"""Receipts for a head: the domain's receipt model becomes ESC/POS bytes.

words.py -> the words of the paper by language · charset.py -> what a head can print and how wide it is ·
profiles.py -> kinds of heads · commands.py -> ESC/POS commands as bytes · escpos.py -> a whole receipt as bytes.
May import domain.  A picture comes from the Rasteriser port (ports.py), which the user interface fills.
"""
