"""Virtual twins of devices, for tests and for the demo; they share no code with the program's device layer.

interpreter.py -> ESC/POS bytes become events, anything unknown is an error · paper.py -> what was printed, as text
and picture · head.py -> a printer with levers · sockets.py, ptys.py -> how it is plugged in · scanner.py -> a scanner.
"""
