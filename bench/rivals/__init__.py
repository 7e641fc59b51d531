"""What PayFlowX is measured beside: other ways to offer the same, each as its users would write it."""
