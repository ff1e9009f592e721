"""The text of a contract: where it stands, its articles and paragraphs, who bears which duty."""
