/*
id: aws_lambda_function_runtime_deprecated
title: Lambda function runs on a runtime that gets no security fixes any more
severity: medium
description: Holes in the runtime stay open, and new versions of the function can no longer be deployed.
remediation:
  console: 'Lambda > Function > Code > Runtime settings: Edit.'
  cli: aws lambda update-function-configuration --function-name <name> --runtime python3.13
  terraform: Set runtime to a supported one.
attack: [T1190]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/lambda-controls.html
  - https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html
params:
  deprecated:
    type: text_list
    default:
      [python2.7, python3.6, python3.7, python3.8, python3.9, nodejs, nodejs4.3, nodejs4.3-edge, nodejs6.10, nodejs8.10,
      nodejs10.x, nodejs12.x, nodejs14.x, nodejs16.x, nodejs18.x, java8, dotnetcore1.0, dotnetcore2.0, dotnetcore2.1,
      dotnetcore3.1, dotnet5.0, dotnet6, dotnet7, go1.x, ruby2.5, ruby2.7, provided]
    meaning: runtimes that are past their end of support
*/
SELECT resource_uid, name, runtime
FROM aws_lambda_function
WHERE CASE WHEN package = 'Image' THEN false ELSE runtime IN ($deprecated) END
