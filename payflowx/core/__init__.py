"""What every part stands on: money, ids, errors, time, transactions, logs."""
