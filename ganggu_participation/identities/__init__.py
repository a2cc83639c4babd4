"""Who somebody is: the ways to show it, how sure each makes us, and the desk that helps."""
