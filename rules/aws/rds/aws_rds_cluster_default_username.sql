/*
id: aws_rds_cluster_default_username
title: DB cluster uses the engine's usual administrator name
severity: medium
description: Half of a login is known to everybody who guesses.
remediation:
  console: 'A new name needs a new cluster: restore a snapshot and create another administrator.'
  terraform: Choose a master_username of your own in the aws_rds_cluster.
attack: [T1110]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html
params:
  names: {type: text_list, default: [admin, postgres, root], meaning: administrator names that everybody guesses}
*/
SELECT resource_uid, name, username, engine
FROM aws_rds_cluster
WHERE lower(username) IN ($names)
