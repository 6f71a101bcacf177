"""Who and what? Councils, programmes, projects, services, posts and their holders."""
