/*
Whether a flag that holds a list names an item: lists of a flag that is given several times count together.
  flags  of command_flags
  name   of the flag
  item   one of the list's
https://pkg.go.dev/github.com/spf13/pflag#StringSliceVar
*/
CREATE FUNCTION command_lists(flags VARCHAR, name VARCHAR, item VARCHAR) RETURNS BOOLEAN RETURN
  CASE
    WHEN regexp_like(flags, concat(' --', name, '=(?:[^ ]*,)?', item, '(?:,[^ ]*)?( |$)')) THEN true
    WHEN flags NOT LIKE ' $%' THEN nullif(regexp_like(flags, concat(' --', name, '=\$')), true) END
