/*
Policies of IoT things.
  statements  list as of iam_policy_statements
Defaults of absent properties:
  https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-iot-policy.html
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iot_policy
*/
CREATE VIEW aws_iot_policy AS
SELECT resource_uid, resource_name AS name,
  iam_policy_statements(json_document(configuration, 'policyDocument')) AS statements
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::IoT::Policy'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  iam_policy_statements(json_document(configuration, 'PolicyDocument')) AS statements
FROM changes WHERE shape IN ('cloudformation', 'aws_config') AND resource_type = 'AWS::IoT::Policy'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  iam_policy_statements(json_document(configuration, 'policy')) AS statements
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_iot_policy'
