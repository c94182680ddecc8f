# /// scenario
# id = "c125"
# kind = "submit.entry_point_missing"
# why = "The main class is not in the jar."
# state_details = '''Job failed, please check complete logs in configured logging destination. ExitCode: 101. Last few exceptions: Error: Failed to load class com.acme.etl.Main.'''
# name = "spark-examples"
# engine = "4.0"
# entry = "/tmp/app/etl-2.0.jar"
# before = "mkdir -p /tmp/app/c && touch /tmp/app/c/x && jar cf /tmp/app/etl-2.0.jar -C /tmp/app/c ."
# submit = ["--class", "com.acme.etl.Main"]
# ///
