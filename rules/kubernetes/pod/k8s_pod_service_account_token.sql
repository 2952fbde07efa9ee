/*
id: k8s_pod_service_account_token
title: Pod gets a token for the API server
severity: medium
description: >
  The token of the service account lies in every container unless the pod says otherwise; an intruder uses it to talk to the
  API server.
remediation:
  console: >
    Set automountServiceAccountToken to false in the pod's template; pods that need the API mount a projected token.
  cli: "kubectl patch deployment <name> -p '{\"spec\": {\"template\": {\"spec\": {\"automountServiceAccountToken\": false}}}}'"
  terraform: |
    spec {
      automount_service_account_token = false
    }
attack: [T1528]
references:
  - https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/#opt-out-of-api-credential-automounting
*/
SELECT resource_uid, namespace, name, service_account, automount_token
FROM k8s_pod
WHERE automount_token
