"""What is written: each capability is a pure function from the site to pages and files."""
