"""What a robots.txt lets a robot fetch, after RFC 9309."""

from dataclasses import dataclass
from urllib.parse import unquote

_MOST_LINES = 10_000


@dataclass(frozen=True, slots=True)
class Rule:
    """A path pattern with `*` (anything) and a closing `$` (the end), and whether it opens or shuts."""

    pattern: str
    allowed: bool


def rules_for(robots: str, agent: str) -> tuple[Rule, ...]:
    """The rules of the group that names the agent, else of the group for all (`*`)."""
    groups: dict[str, list[Rule]] = {}
    names: list[str] = []
    heading = False
    for line in robots.splitlines()[:_MOST_LINES]:
        key, _, value = (part.strip() for part in line.partition("#")[0].partition(":"))
        if key.lower() == "user-agent":
            names = [*names, value.lower()] if heading else [value.lower()]
            groups.setdefault(names[-1], [])
        elif key.lower() in {"allow", "disallow"} and value:
            for name in names:
                groups[name].append(Rule(value, key.lower() == "allow"))
        heading = key.lower() == "user-agent" or (heading and not key)
    return tuple(groups.get(agent.lower(), groups.get("*", [])))


def allows(rules: tuple[Rule, ...], path: str) -> bool:
    """Whether the path may be fetched: the longest pattern that fits decides, on equal length the one that allows."""
    fitting = [rule for rule in rules if _fits(unquote(rule.pattern), unquote(path))]
    return max(fitting, key=lambda rule: (len(rule.pattern), rule.allowed)).allowed if fitting else True


def _fits(pattern: str, path: str) -> bool:
    """Whether the pattern fits a beginning of the path; without regular expressions, in linear time for each star."""
    ends = pattern.endswith("$")
    first, *rest = pattern.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    if not rest:
        return not ends or path == first
    at = len(first)
    for part in rest[:-1]:
        at = path.find(part, at)
        if at < 0:
            return False
        at += len(part)
    return (path.endswith(rest[-1]) and len(path) - len(rest[-1]) >= at) if ends else path.find(rest[-1], at) >= 0
