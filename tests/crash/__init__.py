"""Crashes: till and HQ are killed before and after every commit, send and print mark, and nothing is lost or doubled.

point_rule -> which calls need points, and which have none          test_points -> none is without
"""
