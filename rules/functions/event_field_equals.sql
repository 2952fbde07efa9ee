/*
Whether an advanced event selector of a trail has a field selector that is equal to a value.
  selectors    field selectors
  field_key    Field, as the shape spells it
  equals_key   Equals, as the shape spells it
  field        eventCategory, readOnly, resources.type
  wanted       the value
*/
CREATE FUNCTION event_field_equals(
  selectors VARCHAR[], field_key VARCHAR, equals_key VARCHAR, field VARCHAR, wanted VARCHAR
) RETURNS BOOLEAN RETURN
  any_match(selectors, lambda f : json_get_str(f, field_key) = field AND array_has(json_texts_or_empty(f, equals_key), wanted))
