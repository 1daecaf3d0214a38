"""What people read: dossier, timeline, network, tables and exports."""
