"""Deploys to emulators of AWS with bin/cumulusc, and looks at what comes of it."""
