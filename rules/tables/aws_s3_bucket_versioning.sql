/*
Versioning of buckets, as buckets or as resources of their own say it.
  versioning  Enabled, Suspended, Off
  mfa_delete  deleting a version asks for MFA
Defaults of absent attributes in Terraform: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/s3_bucket
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/s3_bucket_versioning
Defaults of absent properties: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-s3-bucket.html
*/
CREATE VIEW aws_s3_bucket_versioning AS
SELECT resource_uid, name, versioning, mfa_delete
FROM aws_s3_bucket
UNION ALL BY NAME
SELECT resource_uid,
  json_get_str(configuration, 'bucket') AS name,
  CASE json_get_str(configuration, 'versioning_configuration', 0, 'status') WHEN 'Disabled' THEN 'Off'
    ELSE json_get_str(configuration, 'versioning_configuration', 0, 'status') END AS versioning,
  json_text_or('Disabled', configuration, 'versioning_configuration', 0, 'mfa_delete') = 'Enabled' AS mfa_delete
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_s3_bucket_versioning'
