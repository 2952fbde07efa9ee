/*
id: aws_ec2_launch_template_hop_limit
title: Launch template lets metadata answers travel
severity: low
description: >-
  The answer of the metadata service may take more than one hop: a container on the instance gets the credentials of the
  instance's role.
remediation:
  console: 'EC2 > Launch templates > Modify template > Advanced details > Metadata response hop limit: 1.'
  cli: >-
    aws ec2 create-launch-template-version --launch-template-id <id> --source-version 1 --launch-template-data
    '{"MetadataOptions":{"HttpPutResponseHopLimit":1}}'
  terraform: Set http_put_response_hop_limit = 1 in metadata_options of aws_launch_template.
attack: [T1552.005]
references:
  - https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-options.html
params:
  hops: {type: integer, default: 1, meaning: hops that an answer may take}
*/
SELECT resource_uid, name, hop_limit
FROM aws_ec2_launch_template
WHERE imds_endpoint = 'enabled' AND hop_limit > $hops
