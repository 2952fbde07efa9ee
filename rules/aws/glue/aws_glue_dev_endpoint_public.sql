/*
id: aws_glue_dev_endpoint_public
title: Development endpoint of Glue has a public address
severity: high
description: Everybody can reach the machine that holds the role of the endpoint; only its SSH key stands before it.
remediation:
  console: "Glue > Dev endpoints: make it again within a VPC."
  cli: aws glue create-dev-endpoint --endpoint-name <name> --role-arn <arn> --subnet-id <id> --security-group-ids <ids>
  terraform: Set subnet_id and security_group_ids.
attack: [T1133]
references:
  - https://docs.aws.amazon.com/glue/latest/dg/dev-endpoint.html
*/
SELECT resource_uid, name, subnet
FROM aws_glue_dev_endpoint
WHERE subnet = ''
