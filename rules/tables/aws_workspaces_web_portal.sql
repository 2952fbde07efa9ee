/*
Portals of WorkSpaces Secure Browser.
  access_log  ARN of the settings that log what users do; empty: none
Defaults of absent properties:
  https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-workspacesweb-portal.html
*/
CREATE VIEW aws_workspaces_web_portal AS
SELECT resource_uid, resource_name AS name,
  json_text_or('', configuration, 'userAccessLoggingSettingsArn') AS access_log
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::WorkSpacesWeb::Portal'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_text_or('', configuration, 'UserAccessLoggingSettingsArn') AS access_log
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::WorkSpacesWeb::Portal'
