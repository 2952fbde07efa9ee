/*
id: aws_cloudformation_stack_drifted
title: Stack has drifted from its template
severity: low
description: >-
  Somebody changed resources beside the template: the next update undoes it, or builds on something nobody reviewed.
remediation:
  console: CloudFormation > Stacks > Stack actions > Detect drift, then bring template and resources together.
  cli: aws cloudformation describe-stack-resource-drifts --stack-name <name>
  terraform: Bring the template of aws_cloudformation_stack and its resources together.
references:
  - https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-stack-drift.html
params:
  ignored:
    type: text_list
    default: ["StackSet-AWS-*"]
    meaning: names of stacks that may drift; * and ? stand for any text and any character
*/
SELECT resource_uid, name, drift
FROM aws_cloudformation_stack
WHERE drift = 'DRIFTED' AND NOT any_match($ignored, lambda p : wildcard_match(p, name))
