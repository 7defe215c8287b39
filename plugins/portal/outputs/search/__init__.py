"""The index of the search: what can be found, by which terms, and the small files in which a reader's browser looks.

entries   everything that can be found, in an order that only grows: its place in it is its number
wording   the terms of each entry, by field
stubs     what a result shows, a line of text
postings  which entries have a term, and how often or where
shards    terms with the numbers of their entries, a few neighbouring words a file
files     all of it as files, each named by its content, and the list of them
"""
