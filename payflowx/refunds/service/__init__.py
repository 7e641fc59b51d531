"""What can be done with refunds: making one, looking them up, and telling that one came back."""
