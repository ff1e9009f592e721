"""Commands of the command line that are a family: one file each."""
