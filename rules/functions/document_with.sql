/*
The one of two documents in which a member is said: the first where it is there, else the second.
  one     the document that counts first
  other   the other one
  member  the member's name
*/
CREATE FUNCTION document_with(one VARCHAR, other VARCHAR, member VARCHAR) RETURNS VARCHAR RETURN
  CASE WHEN json_has_member(one, member) THEN one ELSE other END
