"""What templates of HTML pages get."""
