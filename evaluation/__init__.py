"""Measures what Probatum reads: `python -m evaluation TASK --file LABELS [--texts FILE] [--limit N]`.

Calls the product's own public functions with the shipped artifacts and trains nothing.
"""
