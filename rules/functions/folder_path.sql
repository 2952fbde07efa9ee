/*
A path of a file system as a folder, in one spelling: no lone dots, no double slash, one slash at the end, /run for its old name /var/run.
  path  absolute
https://refspecs.linuxfoundation.org/FHS_3.0/fhs/ch05s13.html
*/
CREATE FUNCTION folder_path(path VARCHAR) RETURNS VARCHAR RETURN
  regexp_replace(CASE WHEN path <> '' THEN regexp_replace(concat(path, '/'), '/(\.?/)+', '/', 'g') END, '^/var/run/', '/run/')
