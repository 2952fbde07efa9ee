/*
id: aws_sagemaker_notebook_platform_old
title: SageMaker notebook runs on a platform that is not maintained
severity: medium
description: >-
  Its system or its version of JupyterLab gets no more patches.
remediation:
  console: "SageMaker > Notebook instances: make a new one on a platform that is supported, and move the notebooks."
  terraform: "Set platform_identifier = \"notebook-al2-v3\"."
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/sagemaker-controls.html
  - https://docs.aws.amazon.com/sagemaker/latest/dg/nbi-al2.html
params:
  old: {type: text_list, default: [notebook-al1-v1, notebook-al2-v1, notebook-al2-v2], meaning: platforms that are not maintained}
*/
SELECT resource_uid, name, platform
FROM aws_sagemaker_notebook
WHERE CASE WHEN platform NOT LIKE 'ref:%' THEN platform IN ($old) END
