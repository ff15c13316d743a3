"""Power cuts: a preloaded shim logs writes and syncs, `rebuild` makes the disk that a cut would have left.

shim.c -> the log          rebuild -> disks from the log and a cut          preload -> starts a program under the shim
sell -> the program: real books, sale after sale          test_power -> no sale shown as paid is ever missing
"""
