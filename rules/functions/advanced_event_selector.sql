/*
An advanced event selector as aws_cloudtrail_trail lists it.
  selectors   its field selectors
  field_key   Field, as the shape spells it
  equals_key  Equals, as the shape spells it
*/
CREATE FUNCTION advanced_event_selector(selectors VARCHAR[], field_key VARCHAR, equals_key VARCHAR) RETURN
  named_struct(
    'management', event_field_equals(selectors, field_key, equals_key, 'eventCategory', 'Management'),
    'read_write', CASE
      WHEN event_field_equals(selectors, field_key, equals_key, 'readOnly', 'true') THEN 'ReadOnly'
      WHEN event_field_equals(selectors, field_key, equals_key, 'readOnly', 'false') THEN 'WriteOnly' ELSE 'All' END,
    's3', event_field_equals(selectors, field_key, equals_key, 'resources.type', 'AWS::S3::Object'))
