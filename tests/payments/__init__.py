"""Payments that a provider captures, against local providers that check signatures and misbehave on demand."""
