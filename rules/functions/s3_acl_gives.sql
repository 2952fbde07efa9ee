/*
Whether a bucket's ACL gives one of the permissions to everybody, or to every AWS account.
  grants       list of grants, as the API answers them
  permissions  READ, WRITE, WRITE_ACP, FULL_CONTROL
https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html
*/
CREATE FUNCTION s3_acl_gives(grants VARCHAR[], permissions VARCHAR[]) RETURNS BOOLEAN RETURN
  any_match(grants, lambda g :
    CASE WHEN json_has(g, 'Grantee', 'URI')
        THEN json_get_str(g, 'Grantee', 'URI') IN ('http://acs.amazonaws.com/groups/global/AllUsers',
          'http://acs.amazonaws.com/groups/global/AuthenticatedUsers')
      WHEN json_has(g, 'Grantee', 'ID') OR json_has(g, 'Grantee', 'EmailAddress') THEN false END
    AND array_has(permissions, json_get_str(g, 'Permission')))
