/*
Documents of Systems Manager with whom they are shared; lay AccountIds of describe-document-permission beside a live one. Templates cannot share.
  shared_with  list of account ids, all: everybody
  type         Command, Automation, …
Defaults of absent properties:
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ssm_document
  https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DescribeDocumentPermission.html
*/
CREATE VIEW aws_ssm_document AS
SELECT resource_uid, resource_name AS name,
  json_texts(configuration, 'AccountIds') AS shared_with,
  json_get_str(configuration, 'DocumentType') AS type
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::SSM::Document'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  CASE json_has(configuration, 'permissions', 'account_ids') WHEN true THEN string_to_array(json_get_str(configuration, 'permissions', 'account_ids'), ',')
    WHEN false THEN no_texts(configuration) END AS shared_with,
  json_get_str(configuration, 'document_type') AS type
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_ssm_document'
