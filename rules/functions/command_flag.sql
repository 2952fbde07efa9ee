/*
The value of a flag, of which the last counts; the empty text: it is not given, or given empty, which is its default; NULL: not known.
  flags  of command_flags
  name   of the flag
*/
CREATE FUNCTION command_flag(flags VARCHAR, name VARCHAR) RETURNS VARCHAR RETURN
  nullif(coalesce(regexp_match(flags, concat('^.* --', name, '=([^ ]*)'))[1], CASE WHEN flags NOT LIKE ' $%' THEN '' END), '$')
