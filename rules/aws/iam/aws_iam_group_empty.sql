/*
id: aws_iam_group_empty
title: Group has no members
severity: informational
description: A group that nobody is in keeps rights ready that nobody watches.
remediation:
  console: 'IAM > User groups: delete the group.'
  cli: aws iam delete-group --group-name <name>
  terraform: Remove aws_iam_group.
references:
  - https://docs.aws.amazon.com/IAM/latest/UserGuide/id_groups.html
*/
SELECT resource_uid, name, members
FROM aws_iam_group
WHERE members = 0
