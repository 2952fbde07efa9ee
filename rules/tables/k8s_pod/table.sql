/*
Pods and everything that makes pods: Pod, Deployment, StatefulSet, DaemonSet, ReplicaSet, ReplicationController, Job, CronJob,
PodTemplate. A field that is absent has the API's documented default, which stands here; NULL means that the record does not hold
the pod, or holds a value of a wrong type.
Defaults: https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/
In Terraform's plans blocks are lists of one, an empty list or the empty text is what nobody set; defaults are the provider's:
https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs/resources/pod_v1

  name, namespace, cluster   of the object; namespace NULL: not said
  api_version        apps/v1
  owned              another object made this one (ownerReferences)
  replicas           of kinds that have the number, else NULL
  metadata, pod_metadata   JSON of the object's and of the pod's: labels, annotations
  pod_annotations    list of {key, value}
  host_network, host_pid, host_ipc   false by default
  host_users         false: in a user namespace, where the users of its processes are nobody on the node; true by default
  os                 linux, windows; the empty text: unset, which is Linux to all rules
  host_process       Windows HostProcess for the whole pod; false by default
  run_as_non_root    text: true, false, or unset
  run_as_user, run_as_group, fs_group   -1: unset
  supplemental_groups   list of numbers
  seccomp_profile    RuntimeDefault, Localhost, Unconfined, or unset
  app_armor_profile  the same words
  se_linux           {type, user, role}; the empty text: unset
  sysctls            list of {name, value}; the name with dots
  automount_token    the pod's own setting, before that of its service account, which mounts it by default; NULL where the pod does not
                     say it and the account does not stand beside it
                     (https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/). The provider of Terraform says true
  service_account    the empty text: unset, which is the namespace's account `default`
  node_name, priority_class, runtime_class   the empty text: unset
  priority           NULL: unset
  active_deadline_seconds   -1: no limit
  node_selector      JSON
  tolerations        list of {key, operator, effect}; operator Equal by default, effect empty: every effect
  image_pull_secrets list of names
  volumes            list of {name, types, host_path, host_path_type, secret, config_map, empty_dir_limit (the empty text: none),
                     token_audiences}; types: the members beside the name; token_audiences: of each source that it projects: of a service
                     account's token, the empty text being the API server, or - for something else
  containers         containers, then initContainers, then ephemeralContainers:
    name, image
    ephemeral        it was put into the running pod; it cannot have resources of its own
    registry         host of the image, docker.io where none is named
    tag              the empty text: none
    digest           whether the image is named by its digest
    pull_policy      the empty text: unset
    privileged, read_only_root   false by default
    allow_privilege_escalation   true by default, and always of a container that is privileged or has CAP_SYS_ADMIN
                     (https://kubernetes.io/docs/tasks/configure-pod-container/security-context/)
    host_process, run_as_non_root, run_as_user, run_as_group, seccomp_profile, app_armor_profile, se_linux   as for the pod
    proc_mount       Default by default
    capabilities_add, capabilities_drop   upper case
    ports            list of {name, container_port, host_port, protocol}; host_port 0: none
    cpu_request, memory_request, cpu_limit, memory_limit   whether it is set for it or for the whole pod; a limit is a request as well
    memory_bytes     {request, limit} that hold for it, numbers
    requests, limits JSON; NULL: none
    env              list of {name, value, secret, config_map}; value the empty text: none, or from elsewhere
    has_env_secret, has_env_from_secret   whether some variable, or the environment whole, comes out of a secret
    env_secrets      names of secrets that fill the environment whole
    mounts           list of {name, path, read_only}
    command, args    lists of text
  main_containers    number of those that are neither init nor ephemeral
  probes             of those: list of {name, liveness, readiness, startup, has_liveness, has_readiness, has_startup, same}: JSON, and
                     whether there is one; same: the first two are alike
*/
