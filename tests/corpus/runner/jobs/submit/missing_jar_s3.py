# /// scenario
# id = "c126"
# kind = "submit.entry_point_missing"
# also = ["data.path_not_found"]
# why = "The entry script does not exist in its bucket."
# name = "run"
# jars = ["s3a"]
# services = ["aws"]
# entry = "s3a://acme-code/jobs/run_v3.py"
# ///
