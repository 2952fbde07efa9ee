/*
id: aws_beanstalk_environment_logs_not_streamed
title: Elastic Beanstalk environment does not stream its logs to CloudWatch
severity: low
description: Logs are lost with the instance.
remediation:
  console: Elastic Beanstalk > Environment > Configuration.
  cli: >-
    aws elasticbeanstalk update-environment --environment-name <name> --option-settings
    Namespace=aws:elasticbeanstalk:cloudwatch:logs,OptionName=StreamLogs,Value=true
  terraform: Add setting { namespace = "aws:elasticbeanstalk:cloudwatch:logs", name = "StreamLogs", value = "true" }.
mapped_from: [prowler elasticbeanstalk_environment_cloudwatch_logging_enabled]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/elasticbeanstalk-controls.html
*/
SELECT resource_uid, name, logs_streamed
FROM aws_beanstalk_environment
WHERE NOT logs_streamed
