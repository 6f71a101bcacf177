"""The pages: what a browser asks for, put together from the rooms below."""
