"""The views, by page: each reads the address, asks the core and picks a template.

Which view answers which address stands in `wizard/routes.py`.
"""
