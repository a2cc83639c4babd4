"""The count key in officers' hands: made in a ceremony, tried once, joined again for the count. The server keeps no share."""
