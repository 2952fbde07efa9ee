/*
Subscriptions of SNS topics.
  protocol  http, https, sqs, email, …
  endpoint  where messages go
AWS Config does not record this type: https://docs.aws.amazon.com/config/latest/developerguide/resource-config-reference.html
Defaults of absent properties:
  https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-sns-subscription.html
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/sns_topic_subscription
*/
CREATE VIEW aws_sns_subscription AS
SELECT resource_uid, resource_name AS name,
  json_get_str(configuration, 'Protocol') AS protocol,
  json_get_str(configuration, 'Endpoint') AS endpoint
FROM changes WHERE shape IN ('aws_api', 'cloudformation') AND resource_type = 'AWS::SNS::Subscription'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_get_str(configuration, 'protocol') AS protocol,
  json_get_str(configuration, 'endpoint') AS endpoint
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_sns_topic_subscription'
