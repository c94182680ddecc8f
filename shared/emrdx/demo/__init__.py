"""The whole pipeline on embedded services: the stack's own wiring and handlers, with real Spark logs."""
