/*
Whether an account lets its snapshots be shared with everybody; the answer of get-snapshot-block-public-access-state.
  state  block-all-sharing, block-new-sharing, unblocked
Defaults of absent properties:
  https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-snapshotblockpublicaccess.html
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ebs_snapshot_block_public_access
*/
CREATE VIEW aws_ebs_snapshot_block_public_access AS
SELECT resource_uid, resource_name AS name,
  json_get_str(configuration, 'State') AS state
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::EC2::SnapshotBlockPublicAccess'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_get_str(configuration, 'State') AS state
FROM changes WHERE shape IN ('cloudformation', 'aws_config') AND resource_type = 'AWS::EC2::SnapshotBlockPublicAccess'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_get_str(configuration, 'state') AS state
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_ebs_snapshot_block_public_access'
