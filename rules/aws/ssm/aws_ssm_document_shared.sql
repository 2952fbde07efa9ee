/*
id: aws_ssm_document_shared
title: Document of Systems Manager is shared with other accounts
severity: low
family: [aws_ssm_document_public]
description: Its commands, with the names, paths and secrets in them, can be read and run by others.
remediation:
  console: "Systems Manager > Documents > Details > Modify permissions: Private."
  cli: aws ssm modify-document-permission --name <name> --permission-type Share --account-ids-to-remove <ids>
  terraform: Remove permissions from aws_ssm_document.
attack: [T1552]
references:
  - https://docs.aws.amazon.com/systems-manager/latest/userguide/documents-ssm-sharing.html
*/
SELECT resource_uid, name, shared_with
FROM aws_ssm_document
WHERE array_length(shared_with) > 0
