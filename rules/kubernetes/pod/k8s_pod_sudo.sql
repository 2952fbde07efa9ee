/*
id: k8s_pod_sudo
title: Pod calls sudo
severity: medium
description: A container that needs sudo has a user who may become root, and a way for others to do so.
remediation:
  console: Build the image so that its own user may do what it has to.
attack: [T1548]
references:
  - https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
*/
SELECT resource_uid, namespace, name,
  array_transform(containers, lambda c : named_struct('name', c['name'], 'words', c['words'])) AS commands
FROM k8s_pod_container
WHERE any_match(containers, lambda c : any_match(c['words'], lambda w : regexp_like(w, '(^|[\s/;&|])sudo(\s|$)')))
