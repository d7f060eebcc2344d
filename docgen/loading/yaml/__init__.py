"""YAML → nodes with places: strings only, and the mistakes of people who seldom write it."""
