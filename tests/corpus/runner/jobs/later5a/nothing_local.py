# /// scenario
# id = "c1051"
# kind = "submit.entry_point_missing"
# also = []
# why = "The script that the submission names is not in the bucket."
# name = "daily_snapshot"
# engine = "3.5"
# jars = ["s3a"]
# services = ["aws"]
# entry = "s3a://acme-code/jobs/v41/daily_snapshot.py"
# objects = { "acme-code/jobs/v40/daily_snapshot.py" = "print('v40')" }
# ///

