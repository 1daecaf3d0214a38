"""The scale benchmark: what storing, linking and asking cost when a crisis holds thousands of reports.

There are no ten thousand reports to measure on, so they are made of ours. A base of some hundred texts (the samples
and the passages written for training) is read once, with the model; then *records* are varied, for reading ten
thousand texts would take most of an hour and is measured elsewhere (`speed`). A made report is some base records one
after another, each with other persons, bodies, states, numbers, days and some other words, and its spans moved along,
so that every record still keeps the laws. Reports of one storyline tell of the same matters in part; one in eight is
a copy: whole, retitled or cut. All of it follows from a seed.

What it does not show: how well anything is linked (`sets` does), nor the variety of language of ten thousand true
reports, for a base sentence comes back about eighty times, under other names. What the model of meaning sees of
a point is what it sees of the base's point, turned a little for each storyline and report; what it costs to see it
is measured on the base by itself, and all comparing is the model's own.
"""
