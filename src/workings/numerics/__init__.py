"""Named random streams, distributions from intervals, quantiles with their error."""
