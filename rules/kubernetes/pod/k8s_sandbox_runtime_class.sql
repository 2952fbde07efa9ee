/*
id: k8s_sandbox_runtime_class
title: Sandbox for agents runs in the runtime of its node
severity: high
description: Code that a model has written shares the kernel of the node unless a runtime such as gVisor or Kata stands between.
remediation:
  console: Set spec.podTemplate.spec.runtimeClassName to a class of gVisor or Kata Containers.
attack: [T1611]
references:
  - https://agent-sandbox.sigs.k8s.io/docs/
params:
  classes: {type: text_list, default: [gvisor, kata, kata-qemu, kata-clh, kata-fc, kata-mshv-vm-isolation], meaning: runtime classes that keep the kernel apart}
*/
SELECT resource_uid, namespace, name, runtime_class
FROM k8s_sandbox_template
WHERE runtime_class NOT IN ($classes)
