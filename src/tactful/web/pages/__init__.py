"""One page a file: parse what was asked, call one use case, render."""
