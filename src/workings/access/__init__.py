"""Who may do what: users, roles, permissions, and the log of everything done.

The lowest room with tables, so it also holds what every room's tables share:
columns, the register's one way of writing, and the guard of what never changes.
"""
