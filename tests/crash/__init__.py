"""Crashes: till and HQ are killed before and after every commit, send and print mark, and nothing is lost or doubled.

point_rule -> which calls need points; test_points: none is without     spots    -> points by name; listing, killing
chain, day -> a small chain, and a cashier's day with its diary         roles    -> what the processes do
forks      -> processes out of one that has imported everything         harness  -> plays a story, kills, starts again
findings   -> what must hold afterwards                                 cases    -> a death for each spot
sabotage   -> tills that are wrong in one way each                      test_crashes -> all of it
"""
