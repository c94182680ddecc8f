# /// scenario
# id = "c156"
# kind = "dependency.class_missing"
# also = ["submit.entry_point_missing", "submit.bad_config"]
# hard = true
# why = "The entry script lies on s3a, and hadoop-aws is not on the class path of the launcher."
# name = "run"
# engine = "4.0"
# entry = "s3a://acme-code/jobs/run_v3.py"
# ///
