/*
id: aws_rds_instance_default_username
title: RDS instance uses the engine's usual administrator name
severity: medium
description: Half of a login is known to everybody who guesses.
remediation:
  console: 'A new name needs a new instance: restore a snapshot and create another administrator.'
  terraform: Choose a username of your own in the aws_db_instance.
attack: [T1110]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html
params:
  names:
    type: text_list
    default: [admin, postgres, root, sa, administrator]
    meaning: administrator names that everybody guesses
*/
SELECT resource_uid, name, username, engine
FROM aws_rds_instance
WHERE lower(username) IN ($names)
