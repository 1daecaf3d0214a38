"""Editable tables of the world: states, organizations, offices, sectors, currencies, speech verbs and their acts."""
