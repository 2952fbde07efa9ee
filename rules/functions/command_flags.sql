/*
The flags of a Go program in one form, ` --name=value` each: one dash or two, the value in the next word, `true` where there is none, `_` for `-` in a
name. ` $` in front: there are words that are not known; what stood before them may be overruled and is left out. `=$`: a value that is not known.
  flags  words of the command line behind the program
https://pkg.go.dev/github.com/spf13/pflag#hdr-Command_line_flag_syntax
*/
CREATE FUNCTION command_flags(flags VARCHAR) RETURNS VARCHAR RETURN
  CASE WHEN flags IS NOT NULL THEN regexp_replace(
    concat(' ', array_to_string(
      array_transform(string_to_array(regexp_replace(trim(flags), '((?:^| )-[^ =]+) ([^ -][^ ]*)', '${1}=${2}', 'g'), ' '), lambda w : CASE
        WHEN w LIKE '-%' THEN concat('--', replace(ltrim(split_part(w, '=', 1), '-'), '_', '-'), '=', CASE
          WHEN w NOT LIKE '%=%' THEN 'true' WHEN w LIKE '%=%$%' THEN '$'
          ELSE substr(w, character_length(split_part(w, '=', 1)) + 2) END)
        WHEN w LIKE '$%' THEN '$' ELSE w END),
      ' ')),
    '^.* \$( |$)', ' $$${1}') END
