/*
The program of a cluster that a command line starts, by whatever wrapper, and the flags that it is given: a list of the two texts; NULL: none of
them. Behind hyperkube a program has a short name.
  text  of command_text
https://kubernetes.io/docs/reference/command-line-tools-reference/
*/
CREATE FUNCTION command_program(text VARCHAR) RETURN
  regexp_match(text, concat(
    '^(?:(?:.*? )??(?:[^ -][^ ]*/|/)?',
    '(?:(?:hyperkube )?(kube-apiserver|kube-controller-manager|kube-scheduler|kube-proxy|kubelet|etcd)',
    '|hyperkube (apiserver|controller-manager|scheduler|proxy))',
    '( (?:--?[A-Za-z]|\$)[^;]*)(?: ;.*|;.*)?',
    '|(?:[^ ]*/)?(?:hyperkube )?(kube-apiserver|kube-controller-manager|kube-scheduler|kube-proxy|kubelet|etcd)( *))$'))
