"""Shows of the product: a demo chain, virtual devices, a replay of real baskets."""
