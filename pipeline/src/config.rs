//! Config: loading, secrets, errors that name file, line, what is wrong and the fix.
