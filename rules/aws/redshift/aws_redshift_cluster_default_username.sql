/*
id: aws_redshift_cluster_default_username
title: Redshift cluster uses the usual administrator name
severity: medium
description: Half of a login is known to everybody who guesses.
remediation:
  console: 'The name is fixed at creation: restore a snapshot into a cluster with another one.'
  terraform: Choose a master_username of your own.
attack: [T1110]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/redshift-controls.html
params:
  names: {type: text_list, default: [awsuser, admin], meaning: administrator names that everybody guesses}
*/
SELECT resource_uid, name, username
FROM aws_redshift_cluster
WHERE lower(username) IN ($names)
