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
frameworks:
  iso27001_2022: ["A.8.15"]
  pci_dss_4.0:
    ["10.2.1.1", "10.2.1.2", "10.2.1.3", "10.2.1.4", "10.2.1.5", "10.2.1.6", "10.2.1.7", "10.2.1", "10.2.2", "10.3.1", "10.6.3",
    "5.3.4", "A1.2.1"]
  soc2: ["cc_a_1_1"]
mapped_from: [prowler elasticbeanstalk_environment_cloudwatch_logging_enabled]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/elasticbeanstalk-controls.html
*/
SELECT resource_uid, name, logs_streamed
FROM aws_beanstalk_environment
WHERE NOT logs_streamed
