"""Which way is best? Options, discounting, the tests against the principles, gates."""
