/*
id: k8s_pod_app_armor
title: Pod runs without the AppArmor profile of its runtime
severity: medium
family: [k8s_pod_privileged]
description: >
  Where nodes have AppArmor the runtime's profile confines each container; a pod may switch it off or name another one that
  nobody has reviewed.
remediation:
  console: >
    Set securityContext.appArmorProfile.type to RuntimeDefault or Localhost; in the older annotations use runtime/default or
    localhost/<profile>.
attack: [T1611]
references:
  - https://kubernetes.io/docs/concepts/security/pod-security-standards/
  - https://kubernetes.io/docs/tutorials/security/apparmor/
*/
SELECT resource_uid, namespace, name, app_armor_profile,
  array_filter(pod_annotations, lambda a : starts_with(a['key'], 'container.apparmor.security.beta.kubernetes.io/')) AS annotations,
  array_transform(containers, lambda c : named_struct('name', c['name'], 'app_armor_profile', c['app_armor_profile'])) AS containers
FROM k8s_pod
WHERE app_armor_profile NOT IN ('unset', 'RuntimeDefault', 'Localhost')
  OR any_match(containers, lambda c : c['app_armor_profile'] NOT IN ('unset', 'RuntimeDefault', 'Localhost'))
  OR any_match(pod_annotations, lambda a : starts_with(a['key'], 'container.apparmor.security.beta.kubernetes.io/')
    AND NOT (a['value'] IN ('', 'runtime/default') OR starts_with(a['value'], 'localhost/')))
