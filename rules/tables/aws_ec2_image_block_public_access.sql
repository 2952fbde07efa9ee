/*
Whether an account lets its images be shared with everybody; the answer of get-image-block-public-access-state.
  state  block-new-sharing, unblocked
Defaults of absent properties:
  https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/block-public-access-to-amis.html
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ec2_image_block_public_access
*/
CREATE VIEW aws_ec2_image_block_public_access AS
SELECT resource_uid, resource_name AS name,
  json_get_str(configuration, 'ImageBlockPublicAccessState') AS state
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::EC2::ImageBlockPublicAccess'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_get_str(configuration, 'state') AS state
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_ec2_image_block_public_access'
