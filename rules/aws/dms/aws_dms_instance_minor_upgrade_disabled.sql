/*
id: aws_dms_instance_minor_upgrade_disabled
title: DMS replication instance does not install minor versions by itself
severity: low
description: Minor versions carry the security fixes of the engine.
remediation:
  console: DMS > Replication instances > Modify > Maintenance.
  cli: aws dms modify-replication-instance --replication-instance-arn <arn> --auto-minor-version-upgrade
  terraform: Set auto_minor_version_upgrade = true.
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/dms-controls.html
*/
SELECT resource_uid, name, auto_minor_upgrade
FROM aws_dms_instance
WHERE NOT auto_minor_upgrade
