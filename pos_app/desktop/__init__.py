"""What stands around a till on a machine with a screen: its window, its loudspeaker, the customer's display."""
