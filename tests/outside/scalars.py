"""Tells Schemathesis what our scalars look like; it loads this file because `schemathesis.toml` says so."""

from hypothesis import strategies
from schemathesis import graphql

AMOUNTS = strategies.decimals(min_value=-10, max_value=10**13, places=2)
CURRENCIES = strategies.sampled_from(["EUR", "USD", "JPY", "KWD", "XAU", "eur", "EURO", ""])

graphql.scalar("Decimal", AMOUNTS.map(str).map(graphql.nodes.String))
graphql.scalar("Upload", strategies.just(graphql.nodes.String("no file")))
graphql.scalar("CurrencyCode", CURRENCIES.map(graphql.nodes.String))
