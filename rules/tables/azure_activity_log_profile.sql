/*
Log profiles: where the Activity Log of a subscription is kept, in its older form.
  retention_enabled  records are deleted after a time
  retention_days     days for which records are kept; 0: for ever
  categories         list of what is kept: Write, Delete, Action
  locations          regions whose records are kept, and global
Defaults of absent attributes in Terraform: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/monitor_log_profile
*/
CREATE VIEW azure_activity_log_profile AS
SELECT resource_uid, configuration ->> 'name' AS name,
  json_get_bool(configuration, 'properties', 'retentionPolicy', 'enabled') AS retention_enabled,
  json_get_int(configuration, 'properties', 'retentionPolicy', 'days') AS retention_days,
  json_texts(configuration, 'properties', 'locations') AS locations,
  json_texts(configuration, 'properties', 'categories') AS categories
FROM changes WHERE shape IN ('azure', 'arm') AND resource_type = 'microsoft.insights/logprofiles'
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name,
  json_get_bool(configuration, 'retention_policy', 0, 'enabled') AS retention_enabled,
  json_int_or(0, configuration, 'retention_policy', 0, 'days') AS retention_days,
  json_texts(configuration, 'locations') AS locations,
  json_texts(configuration, 'categories') AS categories
FROM changes WHERE shape = 'terraform' AND resource_type = 'azurerm_monitor_log_profile'
