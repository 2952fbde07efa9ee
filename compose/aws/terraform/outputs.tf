output "queue_url" {
  description = "Where Tripline reads."
  value       = aws_sqs_queue.changes.url
}

output "dead_letter_queue_url" {
  description = "What could not be delivered or read."
  value       = aws_sqs_queue.dead_letters.url
}

output "role_arn" {
  description = "The role that Tripline runs with."
  value       = aws_iam_role.reader.arn
}
