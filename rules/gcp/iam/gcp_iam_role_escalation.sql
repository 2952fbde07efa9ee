/*
id: gcp_iam_role_escalation
title: Custom role can give itself more rights
severity: high
description: Who sets policies, acts as accounts, makes keys or changes roles can get every other right.
remediation:
  console: "IAM > Roles: take the permissions out."
attack: [T1098, T1078]
references:
  - https://cloud.google.com/iam/docs/understanding-custom-roles
params:
  permissions:
    type: text_list
    default: [
      iam.serviceAccounts.actAs, iam.serviceAccounts.getAccessToken, iam.serviceAccounts.signBlob,
      iam.serviceAccounts.signJwt, iam.serviceAccounts.implicitDelegation, iam.serviceAccountKeys.create, iam.roles.update,
      deploymentmanager.deployments.create, cloudbuild.builds.create]
    meaning: permissions that lead to others
*/
SELECT resource_uid, project, name, title, permissions
FROM gcp_iam_role
WHERE any_match(permissions, lambda p : p IN ($permissions) OR p LIKE '%.setIamPolicy')
