/*
What of a cluster's own programs runs in pods: static pods of kubeadm and its like, and the workloads of hosted control planes. The tables of each
(k8s_apiserver and its kin) take their rows out of this one.
Documents: https://kubernetes.io/docs/reference/command-line-tools-reference/ and https://etcd.io/docs/latest/op-guide/configuration/
  name, namespace, cluster
  programs    list of {container, component, flags}; component: kube-apiserver, kube-controller-manager, kube-scheduler, kube-proxy, kubelet or etcd; flags: as command_flags writes them, for command_flag,
              command_switch and command_lists. ` $` is what is not known: the command stands in the image, or a file has the settings
*/
CREATE VIEW k8s_control_plane AS
SELECT resource_uid, resource_type, name, namespace, cluster,
  array_transform(array_filter(programs, lambda p : p['component'] IS NOT NULL), lambda p : named_struct(
    'container', p['container'],
    -- By hyperkube's short names too.
    'component', CASE WHEN p['component'] IN ('apiserver', 'controller-manager', 'scheduler', 'proxy')
      THEN concat('kube-', p['component']) ELSE p['component'] END,
    'flags', CASE
      -- etcd takes nothing but the file where one is named; OpenShift's programs have a file beside the flags.
      WHEN p['component'] = 'etcd' AND regexp_like(concat(p['environment'], p['flags']), ' --config-file=\S') THEN ' $'
      WHEN p['component'] = 'etcd' AND p['flags'] LIKE ' $%' THEN p['flags']
      WHEN p['component'] = 'etcd' THEN concat(p['environment'], p['flags'])
      WHEN regexp_like(p['flags'], ' --openshift-config=\S') THEN concat(' $', p['flags'])
      ELSE p['flags'] END)) AS programs
FROM (
  SELECT resource_uid, resource_type, name, namespace, cluster, pod,
    array_transform(commands, lambda c : named_struct(
      'container', c['container'],
      'component', CASE WHEN c['program'] IS NOT NULL THEN c['program'][1]
        -- The image's own command, which the arguments follow.
        WHEN c['text'] IS NULL OR c['text'] = '' OR c['text'] LIKE '-%'
          THEN regexp_match(c['image'],
            '(?:^|/)(kube-apiserver|kube-controller-manager|kube-scheduler|kube-proxy|etcd)(?:-(?:amd|arm)64)?(?:[:@]|$)')[1] END,
      'flags', CASE WHEN c['program'] IS NOT NULL THEN command_flags(c['program'][2])
        WHEN c['text'] LIKE '-%' THEN command_flags(c['text']) ELSE ' $' END,
      'environment', CASE WHEN c['env_from'] THEN concat(' $', c['environment'])
        WHEN NOT c['env_from'] AND c['environment'] IS NOT NULL THEN c['environment'] ELSE ' $' END)) AS programs
  FROM k8s_pod_command
)
-- Most pods name none of them anywhere: they are told by one look.
WHERE regexp_like(pod, 'kube-(apiserver|controller-manager|scheduler|proxy)|hyperkube|kubelet|etcd')
