# /// scenario
# id = "c253"
# kind = "submit.entry_point_missing"
# why = "The entry script is not where the run says."
# name = "x"
# engine = "4.0"
# entry = "/home/hadoop/jobs/daily_v2.py"
# ///
