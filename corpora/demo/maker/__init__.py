"""Modules of the demo corpus generator; run ../generate.py."""
