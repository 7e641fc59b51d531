"""Where settlements come from: one module for each bank feed."""
