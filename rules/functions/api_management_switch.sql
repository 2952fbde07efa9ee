/*
Whether one of the switches of API Management's customProperties whose names match is on.
  p      the service's properties
  names  regular expression over the names
*/
CREATE FUNCTION api_management_switch(p VARCHAR, names VARCHAR) RETURNS BOOLEAN RETURN
  CASE WHEN NOT json_has(p, 'customProperties') THEN false
    ELSE any_match(json_entries(p, 'customProperties'), lambda e :
      regexp_like(e['key'], names) AND lower(json_as_text(e['value'])) = 'true') END
