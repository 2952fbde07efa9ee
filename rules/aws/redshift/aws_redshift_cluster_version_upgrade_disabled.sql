/*
id: aws_redshift_cluster_version_upgrade_disabled
title: Redshift cluster does not install new versions by itself
severity: low
description: New versions carry the security fixes of the engine.
remediation:
  console: 'Redshift > Clusters > Maintenance > Edit: Allow version upgrade.'
  cli: aws redshift modify-cluster --cluster-identifier <name> --allow-version-upgrade
  terraform: Leave allow_version_upgrade at its default true.
frameworks:
  nist_800_53_r5:
    ["cm_2_b", "cm_2_b_1", "cm_2_b_2", "cm_2_b_3", "cm_3_3", "cp_9_a", "cp_9_b", "cp_9_c", "sc_5_2", "si_2_5", "si_2_2",
    "si_2_c", "si_2_d"]
mapped_from: [prowler redshift_cluster_automatic_upgrades]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/redshift-controls.html
*/
SELECT resource_uid, name, version_upgrade
FROM aws_redshift_cluster
WHERE NOT version_upgrade
