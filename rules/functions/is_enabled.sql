/*
Whether a switch that is spelled enabled or disabled, in any case, is on; NULL for any other word.
  word  the text
*/
CREATE FUNCTION is_enabled(word VARCHAR) RETURNS BOOLEAN RETURN
  CASE lower(word) WHEN 'enabled' THEN true WHEN 'disabled' THEN false END
