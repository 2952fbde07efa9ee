/*
id: aws_rds_instance_minor_upgrade_disabled
title: RDS instance does not install minor engine versions by itself
severity: low
description: Minor versions carry the security fixes of the engine.
remediation:
  console: 'RDS > Databases > Modify > Maintenance: Enable auto minor version upgrade.'
  cli: aws rds modify-db-instance --db-instance-identifier <name> --auto-minor-version-upgrade
  terraform: Leave auto_minor_version_upgrade at its default true.
mapped_from: [prowler rds_instance_minor_version_upgrade_enabled]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html
*/
SELECT resource_uid, name, auto_minor_upgrade, engine_version
FROM aws_rds_instance
WHERE NOT auto_minor_upgrade
