/*
A list of one block device of which nothing is known.
*/
CREATE FUNCTION unknown_block_device() RETURN
  make_array(named_struct('device', CAST(NULL AS VARCHAR), 'encrypted', CAST(NULL AS BOOLEAN)))
