/*
id: k8s_pod_service_account_token
title: Pod gets a token for the API server
severity: medium
description: >
  The token of the service account lies in every container; an intruder uses it to talk to the API server. A pod that does not say
  whether it wants one takes what its service account says.
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
  -- The token by another way: a volume that projects one for the API server.
  OR any_match(volumes, lambda v : any_match(v['token_audiences'], lambda a : a = '' OR a LIKE 'https://kubernetes.default%')
    AND any_match(containers, lambda c : any_match(c['mounts'], lambda m : m['name'] = v['name'])))
