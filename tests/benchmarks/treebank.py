"""A small treebank with everything that is odd in the form."""

SMALL = """\
# newdoc id = first
# newpar
# sent_id = s1
# text = I don't.
1\tI\tI\tPRON\tPRP\t_\t3\tnsubj\t_\t_
2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No
2\tdo\tdo\tAUX\tVBP\t_\t0\troot\t_\t_
3\tn't\tnot\tPART\tRB\t_\t2\tadvmod:neg\t_\t_
4\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_

# sent_id = s2
# text = "Go!"
1\t"\t"\tPUNCT\t``\t_\t2\tpunct\t_\tSpaceAfter=No
2\tGo\tgo\tVERB\tVB\t_\t0\troot\t_\tX=1|SpaceAfter=No
2.1\tyou\tyou\tPRON\tPRP\t_\t_\t_\t2:nsubj\tCopyOf=1
3\t!\t!\tPUNCT\t.\t_\t2\tpunct\t_\tSpaceAfter=No
4\t"\t"\tPUNCT\t''\t_\t2\tpunct\t_\t_

# newpar = p2
# sent_id = s3
# text = I wanna.
1\tI\tI\tPRON\tPRP\t_\t2\tnsubj\t_\t_
2-3\twanna\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No
2\twant\twant\tVERB\tVBP\t_\t0\troot\t_\t_
3\tto\tto\tPART\tTO\t_\t2\txcomp\t_\t_
4\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_

# newdoc id = second
# sent_id = s4
# text = End
1\tEnd\tend\tNOUN\tNN\t_\t0\troot\t_\t_
"""
