"""The explorer: pages for people, rendered here, and the scripts that they are made livelier by."""
