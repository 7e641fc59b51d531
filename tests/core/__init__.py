"""The lowest layer: money, time, ids, text, principals and logs. No test here needs a database."""
