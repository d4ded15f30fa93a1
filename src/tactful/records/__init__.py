"""What we keep. Importing this package loads no Django: `stored` reads without it."""
