"""What the public pages of One Barnet cost, beside a view that does nothing."""
