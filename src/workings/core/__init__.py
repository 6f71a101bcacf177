"""Money, dates, years, periods, as-at, problems and refusals.

Everything above stands on this room, and it stands on the standard library alone.
"""
