/*
A command line as one text, one space between its words. The script of a shell is taken apart as the shell does it: continued lines, comments,
quotes, and ` ; ` between commands. Else a word that holds spaces is held together by `␠`. A word that is not known is `$`.
  words  command and arguments
https://kubernetes.io/docs/tasks/inject-data-application/define-command-argument-container/
*/
CREATE FUNCTION command_text(words) RETURNS VARCHAR RETURN
  CASE
    WHEN regexp_like(array_to_string(words, ' ', '$'), '^([^ ]* )?([^ ]*/)?(ba|da|a|k|z)?sh (-[^ ]+ )*-[a-z]*c ')
      THEN regexp_replace(
        replace(replace(
          regexp_replace(
            regexp_replace(
              regexp_replace(array_to_string(words, ' ', '$'), '\\\r?\n', ' ', 'g'),
              '(^|[ \t\n])#[^\n]*', ' ', 'g'),
            '[\n;|&]+', ' ; ', 'g'),
          '"', ''), '''', ''),
        '[ \t\r\n]+', ' ', 'g')
    WHEN words IS NOT NULL
      THEN array_to_string(array_transform(words, lambda w : regexp_replace(w, '[ \t\r\n]+', '␠', 'g')), ' ', '$') END
