/*
A port of an entry of a live network ACL. One that allows and has no range allows all ports.
  entry     the entry
  action    the member that says whether it allows
  fallback  the port where there is no range
  range     the member that holds the range
  member    its end
*/
CREATE FUNCTION acl_port(entry VARCHAR, action VARCHAR, fallback BIGINT, range VARCHAR, member VARCHAR) RETURNS BIGINT RETURN
  CASE WHEN json_has(entry, range) = false AND lower(json_get_str(entry, action)) = 'allow' THEN fallback
    ELSE json_get_int(entry, range, member) END
