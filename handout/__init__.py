"""The program to hand out: one folder that runs where no Python is (docs/packaging.md).

contents.py -> what comes along and what stays behind · licences.py -> THIRD-PARTY.txt, and what may not be shipped ·
bare_debian.py -> a Debian with nothing in it · display.py -> a screen and hands outside the program ·
trial.py -> the program in a bare Debian, until its books prove a sale · first_paint.py -> its start.
Nothing of this is in the program. This package may import: demo and what demo may.
"""
