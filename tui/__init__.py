"""The app and the command line; reaches data only through the public face of `store`."""
