//! The delivery loop: batches, size splitting, backoff, `Retry-After`, holds, dead letters and offsets for every destination.
