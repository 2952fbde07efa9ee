/*
Whether a flag that is on or off is on; the last counts, and its words are those of Go's ParseBool. NULL: not known, or no such word.
  flags     of command_flags
  name      of the flag
  fallback  where it is not given
https://pkg.go.dev/strconv#ParseBool
*/
CREATE FUNCTION command_switch(flags VARCHAR, name VARCHAR, fallback BOOLEAN) RETURNS BOOLEAN RETURN
  CASE
    WHEN command_flag(flags, name) IN ('1', 't', 'T', 'TRUE', 'true', 'True') THEN true
    WHEN command_flag(flags, name) IN ('0', 'f', 'F', 'FALSE', 'false', 'False') THEN false
    WHEN command_flag(flags, name) = '' THEN fallback END
