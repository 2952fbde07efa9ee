/*
Whether a load balancer's attribute is on.
  attributes  list of {Key, Value}
  wanted      the key, such as access_logs.s3.enabled
*/
CREATE FUNCTION lb_attribute(attributes VARCHAR[], wanted VARCHAR) RETURNS BOOLEAN RETURN
  any_match(attributes, lambda a : a->>'Key' = wanted AND json_get_bool(a, 'Value'))
