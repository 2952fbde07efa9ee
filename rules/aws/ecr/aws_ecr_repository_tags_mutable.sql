/*
id: aws_ecr_repository_tags_mutable
title: ECR repository lets image tags be overwritten
severity: medium
description: An attacker, or a mistake, can put another image under a tag that is already in use.
remediation:
  console: 'ECR > Private registry > Repositories > Edit: Tag immutability.'
  cli: aws ecr put-image-tag-mutability --repository-name <name> --image-tag-mutability IMMUTABLE
  terraform: Set image_tag_mutability = "IMMUTABLE".
attack: [T1525]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/ecr-controls.html
*/
SELECT resource_uid, name, tag_mutability
FROM aws_ecr_repository
WHERE tag_mutability NOT LIKE 'IMMUTABLE%'
