"""Devices of the till; no Qt.  Every one is optional: without it the sale goes on and its health says what is missing.

health.py -> the words for how a device is · ports.py -> what devices need and are given · backoff.py -> when to try
again · head_dialogue.py -> questions to a receipt printer and its answers · network_link.py, serial_link.py -> ways to
a printer · bootstrap.py -> drivers that load late · head.py -> one conversation with a head · printer_worker.py -> the
thread that drains the print queue · serial_port.py -> what serial devices share · line_splitter.py, serial_scanner.py
-> scanners on a serial port · wedge.py, us_keys.py -> scanners that type · pole_display.py -> the customer's two lines.
May import domain and wire.points (where a test may stop the program).
"""
