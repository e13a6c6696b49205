"""Endpoints that the Store, the mini-program and the service account share."""
