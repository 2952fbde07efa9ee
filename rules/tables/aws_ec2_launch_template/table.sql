/*
Launch templates and launch configurations: what instances are made from. Their answers are whole: what is absent has its
default.
  imds_tokens    required (IMDSv2 only), optional; NULL in a launch template that leaves it to the image and the account
  imds_endpoint  enabled, disabled; templates: enabled unless set
  hop_limit      hops that the answer of the metadata service may take; NULL: not said
  public_ip      instances get a public address; NULL where that is left to the subnet
  monitoring     detailed monitoring
  ebs_optimized  EBS optimized
  profile        its instance profile; empty: none; not known: a template gives one whose name is open
  user_data      the script, in base64 or as text
  block_devices  list of {device, encrypted}; encrypted NULL where the record names the volume only
*/
