/*
GKE clusters. A live cluster leaves out what is off (ProtoJSON: https://protobuf.dev/programming-guides/json/); fields:
https://cloud.google.com/kubernetes-engine/docs/reference/rest/v1/projects.locations.clusters, Terraform's defaults:
https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/container_cluster
  name, project, location
  autopilot            GKE runs the nodes
  legacy_abac          false by default
  logging, monitoring  `none`: switched off; the empty text, and Terraform's default, is GKE's own
  private_nodes, private_endpoint   false by default; an endpoint that is reached by its DNS name alone has no public address either
  authorized_networks  only listed networks reach the control plane; false by default
  authorized_cidrs     those networks
  ip_alias             pods have addresses of the VPC
  workload_identity    pods get identities of their own
  network_policy       by Calico, or by Dataplane V2
  secrets_encrypted    secrets are encrypted with a key of the customer's
  shielded_nodes       false by default in the API, true in Terraform
  basic_auth           a user name and password are accepted
  client_certificate   a client certificate was issued, or is to be
  dashboard            the old dashboard is installed; where nothing is said it is until 1.15, which ended it
  binary_authorization images are checked before they run
  intranode_visibility traffic between pods of one node passes the VPC and its logs; false by default
  google_groups        roles can be bound to Google groups; false by default
  release_channel      the empty text: none
  master_version
*/
