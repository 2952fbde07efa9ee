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
  // table columns
]

var alertColumns = [
  // alert columns
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
