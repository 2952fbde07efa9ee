/*
Passwords, tokens and keys that a template sets. A literal or a parameter's default stands in the template; `ref:` and the like come
from a parameter or another resource, `{{resolve:…}}` from a secret store. Which properties hold one: CloudFormation's reference of each
type, https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/
  secrets  list of texts, empty where one is not set, NULL where it is not known; (sensitive): the default of a NoEcho parameter;
           parameter:Name: a parameter without NoEcho
*/
