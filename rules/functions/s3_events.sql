/*
Whether a trail's event selector records objects of S3.
  resources   its data resources
  type_key    Type, as the shape spells it
  values_key  Values, as the shape spells it
*/
CREATE FUNCTION s3_events(resources VARCHAR[], type_key VARCHAR, values_key VARCHAR) RETURNS BOOLEAN RETURN
  any_match(resources, lambda d : json_get_str(d, type_key) = 'AWS::S3::Object'
    AND array_length(json_texts_or_empty(d, values_key)) > 0)
