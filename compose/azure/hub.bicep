// The hub, the topic that fills it, and who may read: one resource group.

param location string
param namespaceName string
param principalId string
param subnetIds array
param tags object

resource namespace 'Microsoft.EventHub/namespaces@2024-01-01' = {
  name: namespaceName
  location: location
  tags: tags
  sku: {
    name: 'Standard'
    tier: 'Standard'
    capacity: 1
  }
  properties: {
    minimumTlsVersion: '1.2'
    publicNetworkAccess: 'Enabled'
    // The Activity Log writes with a key: diagnostic settings know no other way. Tripline reads by role.
    disableLocalAuth: false
    isAutoInflateEnabled: true
    maximumThroughputUnits: 4
    zoneRedundant: true
  }
}

resource network 'Microsoft.EventHub/namespaces/networkRuleSets@2024-01-01' = {
  parent: namespace
  name: 'default'
  properties: {
    defaultAction: 'Deny'
    publicNetworkAccess: 'Enabled'
    trustedServiceAccessEnabled: true
    ipRules: []
    virtualNetworkRules: [
      for id in subnetIds: {
        subnet: {
          id: id
        }
        ignoreMissingVnetServiceEndpoint: false
      }
    ]
  }
}

resource changes 'Microsoft.EventHub/namespaces/eventhubs@2024-01-01' = {
  parent: namespace
  name: 'changes'
  properties: {
    messageRetentionInDays: 7
    partitionCount: 4
  }
}

resource activity 'Microsoft.EventHub/namespaces/eventhubs@2024-01-01' = {
  parent: namespace
  name: 'activity'
  properties: {
    messageRetentionInDays: 7
    partitionCount: 4
  }
}

// Manage, because diagnostic settings ask for it.
resource send 'Microsoft.EventHub/namespaces/authorizationRules@2024-01-01' = {
  parent: namespace
  name: 'activity-log'
  properties: {
    rights: [
      'Manage'
      'Send'
      'Listen'
    ]
  }
}

// One system topic a source and kind: where the subscription has one of resource notifications already, use that.
resource topic 'Microsoft.EventGrid/systemTopics@2025-02-15' = {
  name: 'tripline-resources'
  location: 'global'
  tags: tags
  identity: {
    type: 'SystemAssigned'
  }
  properties: {
    source: subscription().id
    topicType: 'Microsoft.ResourceNotifications.Resources'
  }
}

resource mayWrite 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: changes
  name: guid(changes.id, topic.id, 'sender')
  properties: {
    principalId: topic.identity.principalId
    principalType: 'ServicePrincipal'
    // Azure Event Hubs Data Sender
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '2b629674-e913-4c01-ae53-ef4638d8f975')
    description: 'Event Grid writes what changed'
  }
}

resource delivered 'Microsoft.EventGrid/systemTopics/eventSubscriptions@2025-02-15' = {
  parent: topic
  name: 'tripline'
  properties: {
    eventDeliverySchema: 'CloudEventSchemaV1_0'
    deliveryWithResourceIdentity: {
      identity: {
        type: 'SystemAssigned'
      }
      destination: {
        endpointType: 'EventHub'
        properties: {
          resourceId: changes.id
        }
      }
    }
    filter: {
      includedEventTypes: [
        'Microsoft.ResourceNotifications.Resources.CreatedOrUpdated'
        'Microsoft.ResourceNotifications.Resources.Deleted'
      ]
    }
    retryPolicy: {
      eventTimeToLiveInMinutes: 1440
      maxDeliveryAttempts: 30
    }
  }
  dependsOn: [
    mayWrite
  ]
}

// On the namespace: with the role on one hub a client that asks for all topics is thrown out.
resource mayRead 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: namespace
  name: guid(namespace.id, principalId, 'receiver')
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    // Azure Event Hubs Data Receiver
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', 'a638d3c7-ab3a-418d-83e6-5f17a39d4fde')
    description: 'Tripline reads what changed'
  }
}

output sendRuleId string = send.id
