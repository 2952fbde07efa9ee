/*
id: aws_resource_untagged
title: Resource has too few tags
severity: informational
description: Nobody can tell whose it is, what it costs whom, and whom to ask when it is attacked.
remediation:
  console: 'Resource Groups & Tag Editor > Tag Editor: add tags.'
  cli: aws resourcegroupstaggingapi tag-resources --resource-arn-list <arn> --tags owner=<team>
  terraform: Set tags, or default_tags of the provider.
references:
  - https://docs.aws.amazon.com/tag-editor/latest/userguide/tagging.html
params:
  minimum: {type: integer, default: 1, meaning: least number of tags}
*/
SELECT resource_uid, name, tag_count
FROM aws_tagged_resource
WHERE tag_count < $minimum
