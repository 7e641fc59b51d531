"""What the database itself holds: constraints, triggers, migrations, transactions, the pool and pages."""
