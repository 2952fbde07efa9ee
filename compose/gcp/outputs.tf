output "subscription" {
  description = "Where Tripline reads."
  value       = google_pubsub_subscription.changes.id
}

output "dead_letter_subscription" {
  description = "What could not be read."
  value       = google_pubsub_subscription.dead_letters.id
}

output "service_account" {
  description = "The account that Tripline runs with."
  value       = google_service_account.reader.email
}
