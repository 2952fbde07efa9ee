/*
Whether a text holds a secret in the clear: a private key, a key in the form of a service that gives such (AWS, GitHub, GitLab, Slack, Google, Stripe),
or a line that gives a password, secret, key or token a value. What fills in later (`${…}`, `{{…}}`), the name of a file and where a secret is
read from (`env:NAME`, `file:/path`, as in Tripline's own config) are none.
  text  a file, or a value
*/
CREATE FUNCTION secret_text(text VARCHAR) RETURNS BOOLEAN RETURN
  regexp_like(text, concat(
    '-----BEGIN [A-Z ]*PRIVATE KEY',
    '|\b(AKIA|ASIA)[0-9A-Z]{16}\b|\bgh[pousr]_[0-9A-Za-z]{36}|\bglpat-[0-9A-Za-z_-]{20}|\bxox[abprs]-[0-9A-Za-z-]{10}',
    '|\bAIza[0-9A-Za-z_-]{35}|\b[rs]k_live_[0-9A-Za-z]{16}'))
  OR regexp_like(
    regexp_replace(text, '(?i)[=:][ \t]*["'']?(true|false|null|none|yes|no|required|optional|enabled|disabled|(env|file):[^ \t\r\n"'',]+)["'']?[ \t]*,?[ \t\r]*(\n|$)', '=
', 'g'),
    concat('(?im)^[ \t"'']*([a-z0-9_.-]*[_.-])?(password|passwd|passphrase|pwd|secret|api[_-]?key|access[_-]?key|secret[_-]?key|private[_-]?key|auth[_-]?token',
      '|access[_-]?token)["'']?[ \t]*[=:][ \t]*["'']?[^ \t\r\n"''${<%*/(&>|\[][^ \t\r\n"'']{3,}'))
