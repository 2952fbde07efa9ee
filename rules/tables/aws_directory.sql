/*
Directories of Directory Service. Log subscriptions, LDAPS settings and settings are API answers of their own: lay LogSubscriptions,
LDAPSSettingsInfo and SettingEntries (of describe-settings) beside the rest.
  log_subscriptions  number of log groups that get its security log; NULL: not collected
  ldaps              speaks LDAP over TLS; NULL: not collected
  old_tls            its machines speak TLS 1.0 or 1.1; NULL: not collected
*/
CREATE VIEW aws_directory AS
SELECT resource_uid, resource_name AS name,
  CASE WHEN json_has(configuration, 'LogSubscriptions', 'LogSubscriptions')
      THEN json_length(configuration, 'LogSubscriptions', 'LogSubscriptions')
    ELSE json_length(configuration, 'LogSubscriptions') END AS log_subscriptions,
  any_match(json_get_array(configuration, 'LDAPSSettingsInfo'), lambda l :
    l ->> 'LDAPSStatus' IN ('Enabled', 'Enabling')) AS ldaps,
  any_match(json_get_array(configuration, 'SettingEntries'), lambda e :
    e ->> 'Name' IN ('TLS_1_0', 'TLS_1_1') AND e ->> 'AppliedValue' = 'Enable') AS old_tls
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::DirectoryService::Directory'
  AND NOT is_going(json_get_str(configuration, 'Stage'))
