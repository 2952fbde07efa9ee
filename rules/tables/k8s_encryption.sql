/*
How the API server encrypts what it stores (EncryptionConfiguration); keys never get here.
Document: https://kubernetes.io/docs/tasks/administer-cluster/encrypt-data/
  name, cluster
  resources   list of {names, providers}; providers in order, of which the first writes: identity (in the clear), aesgcm, aescbc, secretbox, kms
*/
CREATE VIEW k8s_encryption AS
SELECT resource_uid, resource_type, resource_name AS name, account AS cluster,
  array_transform(json_array_or_empty(configuration, 'resources'), lambda r : named_struct(
    'names', json_texts_or_empty(r, 'resources'),
    'providers', array_transform(json_array_or_empty(r, 'providers'), lambda p : json_keys(p)[1]))) AS resources
FROM changes WHERE shape = 'kubernetes' AND resource_type = 'EncryptionConfiguration'
