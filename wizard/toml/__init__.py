"""How every file of `wizard/content/` is read, so that each error names file, key and mend.

No Django here. `read_table` gives the top level of a file as a `Table`, which checks each entry
when it is read. `read_toml` gives the entries unchecked, for words, which the audit checks.
"""

from wizard.toml.table import ContentError, Table, read_table, read_toml

__all__ = ["ContentError", "Table", "read_table", "read_toml"]
