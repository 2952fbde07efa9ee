/*
id: gcp_workload_identity_condition
title: Workload identity takes tokens of every customer of an issuer
severity: high
description: >-
  GitHub, GitLab, Terraform Cloud and other issuers sign for everybody: without a condition on the owner, whoever has a
  repository there may get an identity of the project.
remediation:
  console: >-
    IAM > Workload Identity Federation > provider: Attribute conditions, such as assertion.repository_owner == 'you'.
  cli: >-
    gcloud iam workload-identity-pools providers update-oidc <provider> --workload-identity-pool <pool> --location global
    --attribute-condition <condition>
  terraform: Set attribute_condition of google_iam_workload_identity_pool_provider.
attack: [T1078.004]
mapped_from: [prowler gcp/iam_workload_identity_pool_provider_attribute_condition]
references:
  - https://cloud.google.com/iam/docs/workload-identity-federation-with-deployment-pipelines#conditions
*/
SELECT resource_uid, project, name, issuer, condition
FROM (SELECT * FROM gcp_workload_identity_provider WHERE (issuer <> '') IS NOT FALSE)
WHERE condition = '' AND regexp_like(issuer, '(githubusercontent\.com|gitlab\.com|terraform\.io|circleci\.com|bitbucket\.org|accounts\.google\.com|vercel\.com|buildkite\.com)')
