/*
ACLs of buckets, as buckets or as resources of their own say it.
  acl_public_read     everybody, or every AWS account, may list or read
  acl_public_write    they may write, or change the ACL
  ignore_public_acls  the bucket gives public ACLs no effect
Defaults of absent properties: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-s3-bucket.html
*/
CREATE VIEW aws_s3_bucket_acl AS
SELECT resource_uid, name, acl_public_read, acl_public_write, ignore_public_acls
FROM aws_s3_bucket
UNION ALL BY NAME
-- A canned ACL, or a policy of grants:
-- https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/s3_bucket_acl
SELECT resource_uid,
  json_get_str(configuration, 'bucket') AS name,
  CASE WHEN json_has(configuration, 'acl')
      THEN json_get_str(configuration, 'acl') IN ('public-read', 'public-read-write', 'authenticated-read')
    WHEN json_has(configuration, 'acl') = false
      THEN any_match(json_array_or_empty(configuration, 'access_control_policy', 0, 'grant'), lambda g :
        json_text_or('', g, 'grantee', 0, 'uri') IN ('http://acs.amazonaws.com/groups/global/AllUsers',
          'http://acs.amazonaws.com/groups/global/AuthenticatedUsers')
          AND json_get_str(g, 'permission') IN ('READ', 'FULL_CONTROL')) END AS acl_public_read,
  CASE WHEN json_has(configuration, 'acl') THEN json_get_str(configuration, 'acl') = 'public-read-write'
    WHEN json_has(configuration, 'acl') = false
      THEN any_match(json_array_or_empty(configuration, 'access_control_policy', 0, 'grant'), lambda g :
        json_text_or('', g, 'grantee', 0, 'uri') IN ('http://acs.amazonaws.com/groups/global/AllUsers',
          'http://acs.amazonaws.com/groups/global/AuthenticatedUsers')
          AND json_get_str(g, 'permission') IN ('WRITE', 'WRITE_ACP', 'FULL_CONTROL')) END AS acl_public_write,
  false AS ignore_public_acls
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_s3_bucket_acl'
