"""Where the register lives: the only folder that knows SQLite."""
