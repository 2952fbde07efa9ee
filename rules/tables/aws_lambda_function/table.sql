/*
Lambda functions, serverless ones of SAM too.
  runtime               python3.13, nodejs22.x, …; NULL: a container image
  package               Zip, Image
  role                  ARN of its role
  in_vpc                attached to a VPC; live records leave it out or empty where it is not
  subnets               number of subnets
  tracing               Active, PassThrough
  dead_letter           failed events go to a queue or topic
  reserved_concurrency  executions reserved for it; -1: none; NULL: not collected
  kms_key               key for the environment variables; empty: the AWS managed one
  environment           JSON object of the environment variables; {} where there are none
  layers                list of ARNs of layers
  event_log             sends its logs somewhere of its own choice
  code_signing          only signed code may be deployed
Defaults of absent properties:
  https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-lambda-function.html
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lambda_function
*/
