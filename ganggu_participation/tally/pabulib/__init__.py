"""Pabulib files (.pb): the votes of other cities come in, every budget vote of ours goes out.

The format is that of Faliszewski, Flis, Peters et al. (2023), "Participatory Budgeting: Data, Tools, and Analysis":
three parts META, PROJECTS and VOTES, each a table of cells with ";" between them.
"""

from ganggu_participation.tally.pabulib.counting import Counted, Wishes, count_vote
from ganggu_participation.tally.pabulib.exporting import Told, export
from ganggu_participation.tally.pabulib.faults import Fault
from ganggu_participation.tally.pabulib.reading import read
from ganggu_participation.tally.pabulib.values import PbProject, PbVote
from ganggu_participation.tally.pabulib.writing import write

__all__ = ["Counted", "Fault", "PbProject", "PbVote", "Told", "Wishes", "count_vote", "export", "read", "write"]
