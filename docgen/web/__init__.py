"""The page: docgen for those who will not write YAML, as a web page of this machine alone."""
