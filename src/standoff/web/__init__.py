"""The local pages that browse, search and review a crisis."""
