/*
id: aws_beanstalk_environment_updates_manual
title: Elastic Beanstalk environment does not install platform updates by itself
severity: medium
description: Updates carry the security fixes of the platform.
remediation:
  console: Elastic Beanstalk > Environment > Configuration.
  cli: >-
    aws elasticbeanstalk update-environment --environment-name <name> --option-settings
    Namespace=aws:elasticbeanstalk:managedactions,OptionName=ManagedActionsEnabled,Value=true
  terraform: Add setting { namespace = "aws:elasticbeanstalk:managedactions", name = "ManagedActionsEnabled", value = "true" }.
mapped_from: [prowler elasticbeanstalk_environment_managed_updates_enabled]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/elasticbeanstalk-controls.html
*/
SELECT resource_uid, name, managed_updates
FROM aws_beanstalk_environment
WHERE NOT managed_updates
