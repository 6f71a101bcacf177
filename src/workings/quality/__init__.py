"""Does the service hold while the money goes out? Measures, readings, charts."""
