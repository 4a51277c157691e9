"""Cellar: small trained models. Load and predict only; `training/` makes them, `artifacts/` keeps them.

Every artifact is one `.npz` file without pickles, with its model card beside it.
"""
