/*
Protections of GuardDuty detectors, and of features that are resources of their own in plans (a row that has only that feature).
  feature             the feature of a row that has only one; empty: a detector
  eks_audit_logs      audit logs of EKS clusters are looked at; NULL: not said
  malware_protection  volumes of suspicious instances are scanned; NULL: not said
  runtime_monitoring  processes are watched; NULL: not said
  eks_runtime         processes in EKS clusters are watched, the agent is kept by GuardDuty; NULL: not said
  ecs_runtime         processes in Fargate tasks are watched, the agent is kept by GuardDuty; NULL: not said
  lambda_protection   network traffic of functions is looked at; NULL: not said
  rds_protection      logins to databases are looked at; NULL: not said
Defaults of absent properties:
  https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-guardduty-detector.html
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/guardduty_detector_feature
  https://docs.aws.amazon.com/guardduty/latest/APIReference/API_GetDetector.html
*/
CREATE VIEW aws_guardduty_protection AS
SELECT resource_uid, resource_name AS name,
  '' AS feature,
  CASE WHEN json_has(configuration, 'Features') THEN any_match(json_get_array(configuration, 'Features'), lambda f : f ->> 'Name' = 'EKS_AUDIT_LOGS' AND f ->> 'Status' = 'ENABLED')
    ELSE json_get_str(configuration, 'DataSources', 'Kubernetes', 'AuditLogs', 'Status') = 'ENABLED' END AS eks_audit_logs,
  CASE WHEN json_has(configuration, 'Features') THEN any_match(json_get_array(configuration, 'Features'), lambda f : f ->> 'Name' = 'EBS_MALWARE_PROTECTION' AND f ->> 'Status' = 'ENABLED')
    ELSE json_get_str(configuration, 'DataSources', 'MalwareProtection', 'ScanEc2InstanceWithFindings', 'EbsVolumes', 'Status') = 'ENABLED' END AS malware_protection,
  any_match(json_get_array(configuration, 'Features'), lambda f : f ->> 'Name' = 'RUNTIME_MONITORING' AND f ->> 'Status' = 'ENABLED') AS runtime_monitoring,
  any_match(json_get_array(configuration, 'Features'), lambda f : f ->> 'Name' = 'EKS_RUNTIME_MONITORING' AND f ->> 'Status' = 'ENABLED')
    OR any_match(json_get_array(configuration, 'Features'), lambda f : f ->> 'Name' = 'RUNTIME_MONITORING' AND f ->> 'Status' = 'ENABLED'
    AND any_match(json_array_or_empty(f, 'AdditionalConfiguration'), lambda a : a ->> 'Name' = 'EKS_ADDON_MANAGEMENT' AND a ->> 'Status' = 'ENABLED')) AS eks_runtime,
  any_match(json_get_array(configuration, 'Features'), lambda f : f ->> 'Name' = 'RUNTIME_MONITORING' AND f ->> 'Status' = 'ENABLED'
    AND any_match(json_array_or_empty(f, 'AdditionalConfiguration'), lambda a : a ->> 'Name' = 'ECS_FARGATE_AGENT_MANAGEMENT' AND a ->> 'Status' = 'ENABLED')) AS ecs_runtime,
  any_match(json_get_array(configuration, 'Features'), lambda f : f ->> 'Name' = 'LAMBDA_NETWORK_LOGS' AND f ->> 'Status' = 'ENABLED') AS lambda_protection,
  any_match(json_get_array(configuration, 'Features'), lambda f : f ->> 'Name' = 'RDS_LOGIN_EVENTS' AND f ->> 'Status' = 'ENABLED') AS rds_protection
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::GuardDuty::Detector'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  '' AS feature,
  CASE WHEN json_has(configuration, 'Features') THEN any_match(json_get_array(configuration, 'Features'), lambda f : f ->> 'Name' = 'EKS_AUDIT_LOGS' AND f ->> 'Status' = 'ENABLED')
    ELSE json_get_bool(configuration, 'DataSources', 'Kubernetes', 'AuditLogs', 'Enable') END AS eks_audit_logs,
  CASE WHEN json_has(configuration, 'Features') THEN any_match(json_get_array(configuration, 'Features'), lambda f : f ->> 'Name' = 'EBS_MALWARE_PROTECTION' AND f ->> 'Status' = 'ENABLED')
    ELSE json_get_bool(configuration, 'DataSources', 'MalwareProtection', 'ScanEc2InstanceWithFindings', 'EbsVolumes') END AS malware_protection,
  any_match(json_get_array(configuration, 'Features'), lambda f : f ->> 'Name' = 'RUNTIME_MONITORING' AND f ->> 'Status' = 'ENABLED') AS runtime_monitoring,
  any_match(json_get_array(configuration, 'Features'), lambda f : f ->> 'Name' = 'EKS_RUNTIME_MONITORING' AND f ->> 'Status' = 'ENABLED')
    OR any_match(json_get_array(configuration, 'Features'), lambda f : f ->> 'Name' = 'RUNTIME_MONITORING' AND f ->> 'Status' = 'ENABLED'
    AND any_match(json_array_or_empty(f, 'AdditionalConfiguration'), lambda a : a ->> 'Name' = 'EKS_ADDON_MANAGEMENT' AND a ->> 'Status' = 'ENABLED')) AS eks_runtime,
  any_match(json_get_array(configuration, 'Features'), lambda f : f ->> 'Name' = 'RUNTIME_MONITORING' AND f ->> 'Status' = 'ENABLED'
    AND any_match(json_array_or_empty(f, 'AdditionalConfiguration'), lambda a : a ->> 'Name' = 'ECS_FARGATE_AGENT_MANAGEMENT' AND a ->> 'Status' = 'ENABLED')) AS ecs_runtime,
  any_match(json_get_array(configuration, 'Features'), lambda f : f ->> 'Name' = 'LAMBDA_NETWORK_LOGS' AND f ->> 'Status' = 'ENABLED') AS lambda_protection,
  any_match(json_get_array(configuration, 'Features'), lambda f : f ->> 'Name' = 'RDS_LOGIN_EVENTS' AND f ->> 'Status' = 'ENABLED') AS rds_protection
FROM changes WHERE shape IN ('cloudformation', 'aws_config') AND resource_type = 'AWS::GuardDuty::Detector'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  '' AS feature,
  json_get_bool(configuration, 'datasources', 0, 'kubernetes', 0, 'audit_logs', 0, 'enable') AS eks_audit_logs,
  json_get_bool(configuration, 'datasources', 0, 'malware_protection', 0, 'scan_ec2_instance_with_findings', 0, 'ebs_volumes', 0, 'enable') AS malware_protection
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_guardduty_detector'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_get_str(configuration, 'name') AS feature,
  json_get_str(configuration, 'status') = 'ENABLED' AS eks_audit_logs,
  json_get_str(configuration, 'status') = 'ENABLED' AS malware_protection,
  json_get_str(configuration, 'status') = 'ENABLED' AS runtime_monitoring,
  json_get_str(configuration, 'status') = 'ENABLED'
    AND (json_get_str(configuration, 'name') = 'EKS_RUNTIME_MONITORING'
      OR any_match(json_array_or_empty(configuration, 'additional_configuration'), lambda a :
        a ->> 'name' = 'EKS_ADDON_MANAGEMENT' AND a ->> 'status' = 'ENABLED')) AS eks_runtime,
  json_get_str(configuration, 'status') = 'ENABLED'
    AND any_match(json_array_or_empty(configuration, 'additional_configuration'), lambda a : a ->> 'name' = 'ECS_FARGATE_AGENT_MANAGEMENT' AND a ->> 'status' = 'ENABLED') AS ecs_runtime,
  json_get_str(configuration, 'status') = 'ENABLED' AS lambda_protection,
  json_get_str(configuration, 'status') = 'ENABLED' AS rds_protection
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_guardduty_detector_feature'
