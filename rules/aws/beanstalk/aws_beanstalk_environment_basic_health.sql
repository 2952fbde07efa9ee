/*
id: aws_beanstalk_environment_basic_health
title: Elastic Beanstalk environment reports its health in outline only
severity: low
description: Failing instances are noticed late.
remediation:
  console: Elastic Beanstalk > Environment > Configuration.
  cli: >-
    aws elasticbeanstalk update-environment --environment-name <name> --option-settings
    Namespace=aws:elasticbeanstalk:healthreporting:system,OptionName=SystemType,Value=enhanced
  terraform: Add setting { namespace = "aws:elasticbeanstalk:healthreporting:system", name = "SystemType", value = "enhanced" }.
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/elasticbeanstalk-controls.html
*/
SELECT resource_uid, name, enhanced_health
FROM aws_beanstalk_environment
WHERE NOT enhanced_health
