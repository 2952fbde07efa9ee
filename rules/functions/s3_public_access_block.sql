/*
A setting of a bucket's public access block in the API's form: null is none, absent was not asked for.
  document  the bucket
  setting   BlockPublicAcls, IgnorePublicAcls, BlockPublicPolicy, RestrictPublicBuckets
*/
CREATE FUNCTION s3_public_access_block(document VARCHAR, setting VARCHAR) RETURNS BOOLEAN RETURN
  CASE WHEN json_has(document, 'PublicAccessBlockConfiguration')
      THEN json_get_bool(document, 'PublicAccessBlockConfiguration', setting)
    WHEN json_is_null(document, 'PublicAccessBlockConfiguration') THEN false END
