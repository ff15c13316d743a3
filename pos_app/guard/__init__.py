"""The start of a till: is this the newest disk of this register, or was an older one put in its place?"""
