# /// scenario
# id = "c463"
# kind = "submit.entry_point_missing"
# also = []
# why = "The jar's manifest names no main class and none was given."
# name = "orders_app"
# engine = "3.5"
# entry = "/home/hadoop/orders-app.jar"
# before = "cd /home/hadoop && mkdir -p c && echo x > c/readme.txt && jar cf orders-app.jar -C c ."
# ///
