"""Programs that the speed benchmark runs in processes of their own, so that nothing else is measured with them."""
