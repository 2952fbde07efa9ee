/*
id: aws_workspaces_web_access_log_missing
title: Portal of WorkSpaces Secure Browser does not log what its users do
severity: low
description: Who opened what through the browser leaves no trace.
remediation:
  console: WorkSpaces Secure Browser > Portals > Edit > User access logging.
  cli: aws workspaces-web associate-user-access-logging-settings --portal-arn <arn> --user-access-logging-settings-arn <arn>
  terraform: Associate aws_workspacesweb_user_access_logging_settings with the portal.
attack: [T1562.008]
references:
  - https://docs.aws.amazon.com/workspaces-web/latest/adminguide/user-logging.html
*/
SELECT resource_uid, name, access_log
FROM aws_workspaces_web_portal
WHERE access_log = ''
