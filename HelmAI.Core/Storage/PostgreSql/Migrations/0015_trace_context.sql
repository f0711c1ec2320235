-- The trace that an event came in by (W3C Trace Context, traceparent), where that is recorded.
ALTER TABLE event_queue ADD COLUMN trace_parent text;
