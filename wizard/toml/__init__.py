"""How every file of `wizard/content/` is read, so that each error names file, key and mend.

No Django here. `read_table` gives the top level of a file; each `Table` knows where it stands.
`read_toml` gives a file as it is: the words, whose keys the catalogue asks for.
"""

from wizard.toml.table import ContentError, Table, read_table, read_toml

__all__ = ["ContentError", "Table", "read_table", "read_toml"]
