"""Small widgets that every page is built of; each takes the look first and paints its own focus ring."""
