"""What people at HQ do from a shell: reports, exceptions, merges, releases."""
