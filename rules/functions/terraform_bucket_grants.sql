/*
Whether a bucket in a plan grants one of the permissions to everybody, or to every AWS account, by a block of its own.
  bucket       the bucket
  permissions  READ, WRITE, …
*/
CREATE FUNCTION terraform_bucket_grants(bucket VARCHAR, permissions VARCHAR[]) RETURNS BOOLEAN RETURN
  any_match(json_array_or_empty(bucket, 'grant'), lambda g :
    json_text_or('', g, 'uri') IN ('http://acs.amazonaws.com/groups/global/AllUsers',
      'http://acs.amazonaws.com/groups/global/AuthenticatedUsers')
      AND any_match(json_texts(g, 'permissions'), lambda p : array_has(permissions, p)))
