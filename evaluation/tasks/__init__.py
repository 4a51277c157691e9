"""One module a task: `evaluate(labels, texts, limit) -> Scored`."""
