"""Training mode (C9): a till that looks the same and whose books are thrown away.

bootstrap  makes the training desk: books of its own under a key that nobody keeps, made-up members and staff
practice   what stands in for HQ and for the providers of payments
drills     what is learnt, and how it is seen that it was done
coach      which drill is under way, and who did which in how many keys
"""
