"""The append-only event table: the audit trail now, and the outbox that events leave through later."""
