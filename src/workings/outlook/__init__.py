"""What is coming: 10 to 15 years of funding against demand, for every council."""
