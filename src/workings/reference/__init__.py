"""Official statistics: accounts and people of every English authority."""
