"""What a note or a message means: pure, and it would rather say nothing than guess."""
