"""What HQ told this till: goods and index as plain SQLite files, people as an encrypted one.

in_force -> which file is read now               goods, index, people -> questions to them
feed_rows -> rows of the feed into a file        feed_store -> rows, snapshots and cursors for the sync
"""
