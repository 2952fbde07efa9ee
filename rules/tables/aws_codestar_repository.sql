/*
GitHub repositories that templates make through CodeStar.
  private  only members see it
Defaults of absent properties:
  https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-codestar-githubrepository.html
*/
CREATE VIEW aws_codestar_repository AS
SELECT resource_uid, resource_name AS name,
  json_get_bool(configuration, 'IsPrivate') AS private
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::CodeStar::GitHubRepository'
