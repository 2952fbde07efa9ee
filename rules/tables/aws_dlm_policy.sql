/*
Lifecycle policies of snapshots. AWS Config does not record them.
  event_copies_unencrypted     copies snapshots that are shared with the account to other regions without encryption
  schedule_copies_unencrypted  a schedule copies snapshots to other regions without encryption
Defaults of absent properties:
  https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-dlm-lifecyclepolicy.html
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/dlm_lifecycle_policy
*/
CREATE VIEW aws_dlm_policy AS
SELECT resource_uid, resource_name AS name,
  any_match(json_array_or_empty(configuration, 'PolicyDetails', 'Actions'), lambda a : any_match(
    json_array_or_empty(a, 'CrossRegionCopy'),
    lambda c : NOT json_bool_or(false, c, 'EncryptionConfiguration', 'Encrypted'))) AS event_copies_unencrypted,
  any_match(json_array_or_empty(configuration, 'PolicyDetails', 'Schedules'), lambda s : any_match(
    json_array_or_empty(s, 'CrossRegionCopyRules'),
    lambda c : NOT json_bool_or(false, c, 'Encrypted'))) AS schedule_copies_unencrypted
FROM changes WHERE shape IN ('cloudformation', 'aws_api') AND resource_type = 'AWS::DLM::LifecyclePolicy'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  any_match(json_array_or_empty(configuration, 'policy_details', 0, 'action'), lambda a : any_match(
    json_array_or_empty(a, 'cross_region_copy'),
    lambda c : NOT json_bool_or(false, c, 'encryption_configuration', 0, 'encrypted'))) AS event_copies_unencrypted,
  any_match(json_array_or_empty(configuration, 'policy_details', 0, 'schedule'), lambda s : any_match(
    json_array_or_empty(s, 'cross_region_copy_rule'),
    lambda c : NOT json_bool_or(false, c, 'encrypted'))) AS schedule_copies_unencrypted
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_dlm_lifecycle_policy'
