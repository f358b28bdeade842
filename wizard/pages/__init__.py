"""What each page shows: typed contexts made from the advice and the words, one file per page."""
