/*
Credentials that templates give to cfn-init in the metadata of instances and launch configurations.
  logins  list of {name, literal}: a password or secret key stands in the template; empty: no such metadata
*/
CREATE VIEW aws_cloudformation_authentication AS
-- https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-authentication.html
SELECT resource_uid, resource_name AS name,
  array_transform(
    CASE WHEN json_has(configuration, '$attributes', 'Metadata', 'AWS::CloudFormation::Authentication') = false
        THEN json_entries('{}')
      ELSE json_entries(configuration, '$attributes', 'Metadata', 'AWS::CloudFormation::Authentication') END,
    lambda e : named_struct(
      'name', e['key'],
      'literal', CASE WHEN json_has(e['value'], 'password', 'Ref') THEN false
        ELSE json_text_or('', e['value'], 'password') <> ''
          AND json_text_or('', e['value'], 'password') NOT LIKE '{{resolve:%' END
        OR CASE WHEN json_has(e['value'], 'secretKey', 'Ref') THEN false
          ELSE json_text_or('', e['value'], 'secretKey') <> ''
            AND json_text_or('', e['value'], 'secretKey') NOT LIKE '{{resolve:%' END)) AS logins
FROM changes
WHERE shape = 'cloudformation'
  AND resource_type IN ('AWS::EC2::Instance', 'AWS::AutoScaling::LaunchConfiguration', 'AWS::EC2::LaunchTemplate')
