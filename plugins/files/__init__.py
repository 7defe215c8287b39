"""Files that hang on records, known by their content: what each is, whether it may be published, in what form."""
