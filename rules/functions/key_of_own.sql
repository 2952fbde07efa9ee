/*
Whether data is encrypted with a key of one's own and not with the service's.
Of the ARN or id of a key in a live record that cannot be told: services name the ARN of their own key too. KeyManager of the key decides
where it is laid beside.
  key       id, ARN or alias; empty: none named
  document  the resource
  shape     of the record
https://docs.aws.amazon.com/kms/latest/APIReference/API_KeyMetadata.html (KeyManager)
*/
CREATE FUNCTION key_of_own(key VARCHAR, document VARCHAR, shape VARCHAR) RETURNS BOOLEAN RETURN
  CASE
    WHEN key IS NULL THEN NULL
    WHEN key = '' OR key LIKE '%alias/aws/%' THEN false
    WHEN key LIKE '%alias/%' OR shape NOT IN ('aws_api', 'aws_config') THEN true
    ELSE CASE json_get_str(document, 'KeyManager') WHEN 'CUSTOMER' THEN true WHEN 'AWS' THEN false END END
