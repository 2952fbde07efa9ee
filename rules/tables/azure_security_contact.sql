/*
Contacts of Defender for Cloud.
  alerts          alerts are mailed, in the older form On or Off, in the newer one from a severity on
  attack_paths    attack paths are mailed; NULL: the older form, which cannot say it
  administrators  owners of the subscription are mailed too
  email           addresses that are mailed; the empty text: none
  phone           number that is called; the empty text: none
*/
CREATE VIEW azure_security_contact AS
-- Defaults of absent properties: https://learn.microsoft.com/azure/templates/microsoft.security/securitycontacts
SELECT resource_uid, configuration ->> 'name' AS name,
  CASE WHEN json_get_str(configuration, 'properties', 'alertNotifications') IS NOT NULL
      THEN lower(json_get_str(configuration, 'properties', 'alertNotifications')) = 'on'
    -- Up to 2020-01-01-preview the state says it, from 2023-12-01-preview on the sources do.
    WHEN json_has(configuration, 'properties', 'alertNotifications', 'state')
      THEN lower(json_get_str(configuration, 'properties', 'alertNotifications', 'state')) = 'on'
    ELSE any_match(json_get_array(configuration, 'properties', 'notificationsSources'), lambda s :
      lower(json_get_str(s, 'sourceType')) = 'alert') END AS alerts,
  any_match(json_get_array(configuration, 'properties', 'notificationsSources'), lambda s :
    lower(json_get_str(s, 'sourceType')) = 'attackpath') AS attack_paths,
  CASE WHEN json_get_str(configuration, 'properties', 'alertsToAdmins') IS NOT NULL
      THEN lower(json_get_str(configuration, 'properties', 'alertsToAdmins')) = 'on'
    ELSE lower(json_get_str(configuration, 'properties', 'notificationsByRole', 'state')) = 'on' END AS administrators,
  CASE WHEN NOT json_has(configuration, 'properties', 'email') THEN json_text_or('', configuration, 'properties', 'emails')
    ELSE json_get_str(configuration, 'properties', 'email') END AS email,
  json_text_or('', configuration, 'properties', 'phone') AS phone
FROM changes WHERE shape IN ('azure', 'arm') AND resource_type = 'microsoft.security/securitycontacts'
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name,
  json_get_bool(configuration, 'alert_notifications') AS alerts,
  json_get_bool(configuration, 'alerts_to_admins') AS administrators,
  json_text_or('', configuration, 'email') AS email,
  json_text_or('', configuration, 'phone') AS phone
FROM changes WHERE shape = 'terraform' AND resource_type = 'azurerm_security_center_contact'
