"""What is agreed: the fees that banks keep, and the differences that are let pass."""
