/*
The properties of an element of a list: az prints those of elements that have no id flat, beside their name.
  element  of a list in a resource of Azure
*/
CREATE FUNCTION element_properties(element VARCHAR) RETURNS VARCHAR RETURN
  CASE json_has(element, 'properties') WHEN true THEN element -> 'properties' WHEN false THEN element END
