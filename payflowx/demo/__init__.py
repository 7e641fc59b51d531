"""The demo: data that shows every state, and the processes that make it live."""
