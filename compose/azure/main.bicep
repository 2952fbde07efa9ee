// Changes of a subscription's resources: Event Grid's resource notifications (the state) and the Activity Log (who did it) to an event
// hub, and the roles with which Tripline reads both and lists what is there.
//
//   az deployment sub create --location westeurope --template-file compose/azure/main.bicep --parameters principalId=ID
targetScope = 'subscription'

@description('Object id of the identity that Tripline runs with: a managed identity, or the service principal of an application.')
param principalId string

@description('Where hub and resource group are.')
param location string = deployment().location

@description('Made where it does not exist.')
param resourceGroupName string = 'tripline'

@description('Unique in all of Azure.')
param namespaceName string = 'tripline-${uniqueString(subscription().subscriptionId)}'

@description('Subnets from which the hub is read; they have the service endpoint Microsoft.EventHub. Azure\'s own services get in besides.')
param subnetIds array = []

@description('Tags of all of it.')
param tags object = {
  application: 'tripline'
}

resource group 'Microsoft.Resources/resourceGroups@2024-03-01' = {
  name: resourceGroupName
  location: location
  tags: tags
}

module hub 'hub.bicep' = {
  name: 'tripline-hub'
  scope: group
  params: {
    location: location
    namespaceName: namespaceName
    principalId: principalId
    subnetIds: subnetIds
    tags: tags
  }
}

// Who did it: administrative entries, and what Defender and Policy say.
resource activity 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'tripline'
  properties: {
    eventHubAuthorizationRuleId: hub.outputs.sendRuleId
    eventHubName: 'activity'
    logs: [
      {
        category: 'Administrative'
        enabled: true
      }
      {
        category: 'Security'
        enabled: true
      }
      {
        category: 'Policy'
        enabled: true
      }
      {
        category: 'Alert'
        enabled: true
      }
    ]
  }
}

// First sync and reconcile by Resource Graph: Reader sees configurations, not contents.
resource reader 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(subscription().id, principalId, 'reader')
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', 'acdd72a7-3385-48ef-bd42-f606fba81ae7')
    description: 'Tripline lists resources'
  }
}

output namespace string = '${namespaceName}.servicebus.windows.net:9093'
output hubs array = [
  'changes'
  'activity'
]
