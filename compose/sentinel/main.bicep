// Table TriplineFindings_CL in an existing Log Analytics workspace, the data collection rule by which Tripline writes to it, and the role.
//
//   az deployment group create --resource-group RG --template-file main.bicep --parameters workspaceName=WORKSPACE principalId=OBJECT_ID

@description('The workspace of Microsoft Sentinel, in this resource group.')
param workspaceName string

@description('Name of the data collection rule.')
param ruleName string = 'tripline-findings'

@description('Must be the workspace\'s own region.')
param location string = resourceGroup().location

@description('How long the table keeps findings.')
param retentionInDays int = 90

@description('Object id of the service principal or managed identity that Tripline sends as; without it the role is given later.')
param principalId string = ''

var findingColumns = [
  { name: 'TimeGenerated', type: 'datetime' }
  { name: 'EventTime', type: 'datetime' }
  { name: 'EventId', type: 'string' }
  { name: 'FindingUid', type: 'string' }
  { name: 'Sequence', type: 'long' }
  { name: 'Activity', type: 'string' }
  { name: 'Verdict', type: 'string' }
  { name: 'Reason', type: 'string' }
  { name: 'Severity', type: 'string' }
  { name: 'SeverityId', type: 'int' }
  { name: 'Priority', type: 'int' }
  { name: 'RuleId', type: 'string' }
  { name: 'RuleHash', type: 'string' }
  { name: 'RuleTitle', type: 'string' }
  { name: 'Provider', type: 'string' }
  { name: 'Account', type: 'string' }
  { name: 'AccountName', type: 'string' }
  { name: 'Region', type: 'string' }
  { name: 'ResourceType', type: 'string' }
  { name: 'ResourceUid', type: 'string' }
  { name: 'ResourceName', type: 'string' }
  { name: 'Owner', type: 'string' }
  { name: 'Environment', type: 'string' }
  { name: 'Criticality', type: 'string' }
  { name: 'Actor', type: 'string' }
  { name: 'ChangeId', type: 'string' }
  { name: 'ChangeSource', type: 'string' }
  { name: 'FirstSeen', type: 'datetime' }
  { name: 'LastSeen', type: 'datetime' }
  { name: 'Fix', type: 'string' }
  { name: 'Link', type: 'string' }
  { name: 'Evidence', type: 'dynamic' }
  { name: 'Ocsf', type: 'dynamic' }
  { name: 'Truncated', type: 'string' }
]

var alertColumns = [
  { name: 'TimeGenerated', type: 'datetime' }
  { name: 'EventStartTime', type: 'datetime' }
  { name: 'EventEndTime', type: 'datetime' }
  { name: 'EventType', type: 'string' }
  { name: 'EventSubType', type: 'string' }
  { name: 'EventCount', type: 'int' }
  { name: 'EventUid', type: 'string' }
  { name: 'EventOriginalUid', type: 'string' }
  { name: 'EventProduct', type: 'string' }
  { name: 'EventProductVersion', type: 'string' }
  { name: 'EventVendor', type: 'string' }
  { name: 'EventSchemaVersion', type: 'string' }
  { name: 'EventSeverity', type: 'string' }
  { name: 'EventOriginalSeverity', type: 'string' }
  { name: 'EventMessage', type: 'string' }
  { name: 'EventReportUrl', type: 'string' }
  { name: 'EventOwner', type: 'string' }
  { name: 'AlertId', type: 'string' }
  { name: 'AlertName', type: 'string' }
  { name: 'AlertDescription', type: 'string' }
  { name: 'AlertStatus', type: 'string' }
  { name: 'AlertOriginalStatus', type: 'string' }
  { name: 'DetectionMethod', type: 'string' }
  { name: 'Rule', type: 'string' }
  { name: 'RuleName', type: 'string' }
  { name: 'RuleDescription', type: 'string' }
  { name: 'ThreatCategory', type: 'string' }
  { name: 'IndicatorType', type: 'string' }
  { name: 'AttackTechniques', type: 'string' }
  { name: 'AttackRemediationSteps', type: 'string' }
  { name: 'Username', type: 'string' }
  { name: 'User', type: 'string' }
  { name: 'DvcId', type: 'string' }
  { name: 'DvcIdType', type: 'string' }
  { name: 'DvcScopeId', type: 'string' }
  { name: 'DvcScope', type: 'string' }
  { name: 'AdditionalFields', type: 'dynamic' }
]

resource workspace 'Microsoft.OperationalInsights/workspaces@2022-10-01' existing = {
  name: workspaceName
}

resource table 'Microsoft.OperationalInsights/workspaces/tables@2022-10-01' = {
  parent: workspace
  name: 'TriplineFindings_CL'
  properties: {
    plan: 'Analytics'
    retentionInDays: retentionInDays
    schema: {
      name: 'TriplineFindings_CL'
      columns: findingColumns
    }
  }
}

resource rule 'Microsoft.Insights/dataCollectionRules@2023-03-11' = {
  name: ruleName
  location: location
  kind: 'Direct'
  dependsOn: [
    table
  ]
  properties: {
    streamDeclarations: {
      'Custom-TriplineFindings': {
        columns: findingColumns
      }
      'Custom-TriplineAlerts': {
        columns: alertColumns
      }
    }
    destinations: {
      logAnalytics: [
        {
          workspaceResourceId: workspace.id
          name: 'workspace'
        }
      ]
    }
    dataFlows: [
      {
        streams: [
          'Custom-TriplineFindings'
        ]
        destinations: [
          'workspace'
        ]
        transformKql: 'source'
        outputStream: 'Custom-TriplineFindings_CL'
      }
      {
        streams: [
          'Custom-TriplineAlerts'
        ]
        destinations: [
          'workspace'
        ]
        transformKql: 'source'
        outputStream: 'Microsoft-ASimAlertEventLogs'
      }
    ]
  }
}

// Monitoring Metrics Publisher: learn.microsoft.com/azure/role-based-access-control/built-in-roles/monitor
resource publisher 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!empty(principalId)) {
  name: guid(rule.id, principalId, '3913510d-42f4-4e42-8a64-420c390055eb')
  scope: rule
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '3913510d-42f4-4e42-8a64-420c390055eb')
    principalId: principalId
    principalType: 'ServicePrincipal'
  }
}

output rule string = rule.properties.immutableId
output endpoint string = rule.properties.endpoints.logsIngestion
output ruleResourceId string = rule.id
