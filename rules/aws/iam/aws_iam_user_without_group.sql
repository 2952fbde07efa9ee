/*
id: aws_iam_user_without_group
title: User is in no group
severity: informational
description: Rights that are not given by groups are given to the user alone, and forgotten when people change places.
remediation:
  console: 'IAM > Users > Groups: Add user to groups.'
  cli: aws iam add-user-to-group --user-name <user> --group-name <group>
  terraform: Add an aws_iam_user_group_membership.
references:
  - https://docs.aws.amazon.com/IAM/latest/UserGuide/id_groups.html
*/
SELECT resource_uid, name, groups
FROM aws_iam_user
WHERE array_length(groups) = 0
