# Changes of an organization's (or a folder's, a project's) resources and IAM policies: asset feeds to a topic, a subscription with
# dead letters, and the service account with which Tripline reads them and lists what is there.

terraform {
  required_version = ">= 1.6"
  required_providers {
    google = {
      source  = "hashicorp/google"
      version = ">= 6.0"
    }
  }
}

data "google_project" "this" {
  project_id = var.project
}

locals {
  labels = merge({ application = "tripline" }, var.labels)
  # https://cloud.google.com/asset-inventory/docs/monitor-asset-changes: Cloud Asset Inventory publishes as its own service agent.
  publisher = "serviceAccount:service-${data.google_project.this.number}@gcp-sa-cloudasset.iam.gserviceaccount.com"
  # https://cloud.google.com/pubsub/docs/handling-failures: Pub/Sub itself moves dead letters.
  forwarder = "serviceAccount:service-${data.google_project.this.number}@gcp-sa-pubsub.iam.gserviceaccount.com"
  # One feed a content type; each brings one half of a resource, and Tripline lays them together.
  contents = toset(["RESOURCE", "IAM_POLICY"])
}

resource "google_project_service" "needed" {
  for_each           = toset(["cloudasset.googleapis.com", "pubsub.googleapis.com"])
  project            = var.project
  service            = each.value
  disable_on_destroy = false
}

resource "google_pubsub_topic" "changes" {
  project                    = var.project
  name                       = "${var.name}-changes"
  kms_key_name               = var.kms_key_name
  message_retention_duration = "604800s"
  labels                     = local.labels
  depends_on                 = [google_project_service.needed]
}

resource "google_pubsub_topic" "dead_letters" {
  project                    = var.project
  name                       = "${var.name}-dead-letters"
  kms_key_name               = var.kms_key_name
  message_retention_duration = "2678400s"
  labels                     = local.labels
  depends_on                 = [google_project_service.needed]
}

resource "google_pubsub_topic_iam_member" "feeds_publish" {
  project = var.project
  topic   = google_pubsub_topic.changes.name
  role    = "roles/pubsub.publisher"
  member  = local.publisher
}

resource "google_pubsub_subscription" "changes" {
  project                    = var.project
  name                       = "${var.name}-changes"
  topic                      = google_pubsub_topic.changes.id
  ack_deadline_seconds       = 60
  message_retention_duration = "604800s"
  labels                     = local.labels

  # Never: a subscription that is not read for a month would be deleted.
  expiration_policy {
    ttl = ""
  }
  retry_policy {
    minimum_backoff = "10s"
    maximum_backoff = "600s"
  }
  dead_letter_policy {
    dead_letter_topic     = google_pubsub_topic.dead_letters.id
    max_delivery_attempts = 20
  }
}

# A dead-letter topic that nobody subscribed to loses what arrives.
resource "google_pubsub_subscription" "dead_letters" {
  project                    = var.project
  name                       = "${var.name}-dead-letters"
  topic                      = google_pubsub_topic.dead_letters.id
  ack_deadline_seconds       = 60
  message_retention_duration = "2678400s"
  labels                     = local.labels
  expiration_policy {
    ttl = ""
  }
}

resource "google_pubsub_topic_iam_member" "dead_letters_publish" {
  project = var.project
  topic   = google_pubsub_topic.dead_letters.name
  role    = "roles/pubsub.publisher"
  member  = local.forwarder
}

resource "google_pubsub_subscription_iam_member" "dead_letters_forward" {
  project      = var.project
  subscription = google_pubsub_subscription.changes.name
  role         = "roles/pubsub.subscriber"
  member       = local.forwarder
}
