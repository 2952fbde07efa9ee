/*
Accelerators of Global Accelerator. Attributes are an API answer of their own: lay AcceleratorAttributes beside the rest.
  flow_logs  flows are logged
Defaults of absent properties:
  https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-globalaccelerator-accelerator.html
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/globalaccelerator_accelerator
*/
CREATE VIEW aws_globalaccelerator AS
SELECT resource_uid, resource_name AS name,
  CASE WHEN json_has(configuration, 'AcceleratorAttributes')
      THEN json_get_bool(configuration, 'AcceleratorAttributes', 'FlowLogsEnabled')
    ELSE json_get_bool(configuration, 'FlowLogsEnabled') END AS flow_logs
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::GlobalAccelerator::Accelerator'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_bool_or(false, configuration, 'attributes', 0, 'flow_logs_enabled') AS flow_logs
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_globalaccelerator_accelerator'
