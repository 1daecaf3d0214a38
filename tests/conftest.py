from hypothesis import HealthCheck, settings

# How fast an example runs says nothing about a law: a busy machine must not fail the tests.
settings.register_profile("standoff", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True)
settings.load_profile("standoff")
