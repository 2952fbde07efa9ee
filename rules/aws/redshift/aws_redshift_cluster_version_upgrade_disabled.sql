/*
id: aws_redshift_cluster_version_upgrade_disabled
title: Redshift cluster does not install new versions by itself
severity: low
description: New versions carry the security fixes of the engine.
remediation:
  console: 'Redshift > Clusters > Maintenance > Edit: Allow version upgrade.'
  cli: aws redshift modify-cluster --cluster-identifier <name> --allow-version-upgrade
  terraform: Leave allow_version_upgrade at its default true.
mapped_from: [prowler redshift_cluster_automatic_upgrades]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/redshift-controls.html
*/
SELECT resource_uid, name, version_upgrade
FROM aws_redshift_cluster
WHERE NOT version_upgrade
