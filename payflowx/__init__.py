"""PayFlowX: payments, settlement and reconciliation."""
