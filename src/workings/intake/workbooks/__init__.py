"""Workbooks: trackers that somebody keeps, read row by row, with every row accounted
for.

Data flows one way: :mod:`opening` makes a :class:`sheets.Workbook` of a file's bytes,
or refuses it; :mod:`headings` suggests a :class:`mapping.Mapping`; :mod:`rows` says of
every row what it is, and :mod:`account` adds up; :mod:`brought` makes statements of
what was taken.
"""
